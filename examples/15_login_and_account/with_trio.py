"""Log in, see the account, log out. In a home of its own, so that your login stays as it is."""

import trio

from openai_codex import AsyncCodex, CodexConfig
from openai_codex.testing import ModelProvider, isolated_home


async def main() -> None:
    with ModelProvider() as model, isolated_home(model) as home:
        needs_login = ("model_providers.mock.requires_openai_auth=true",)
        async with AsyncCodex(CodexConfig(env=home.env, config_overrides=needs_login)) as codex:
            print("At first:", (await codex.account()).account)

            await codex.login_api_key("sk-example")  # stored, not checked
            account = (await codex.account()).account
            print("With an API key:", account.root.type if account else None)
            await codex.logout()
            print("After logout:", (await codex.account()).account)

            login = await codex.login_chatgpt()
            print("To be opened in a browser:", login.auth_url.partition("?")[0])
            await login.cancel()  # a program would wait here instead, until the person has logged in
            print("Logged in:", (await login.wait()).success)


if __name__ == "__main__":
    trio.run(main)
