"""Log in, see the account, log out. In a home of its own, so that your login stays as it is."""

from openai_codex import Codex, CodexConfig
from openai_codex.testing import ModelProvider, isolated_home

with ModelProvider() as model, isolated_home(model) as home:
    needs_login = ("model_providers.mock.requires_openai_auth=true",)
    with Codex(CodexConfig(env=home.env, config_overrides=needs_login)) as codex:
        print("At first:", codex.account().account)

        codex.login_api_key("sk-example")  # stored, not checked
        account = codex.account().account
        print("With an API key:", account.root.type if account else None)
        codex.logout()
        print("After logout:", codex.account().account)

        login = codex.login_chatgpt()
        print("To be opened in a browser:", login.auth_url.partition("?")[0])
        login.cancel()  # a program would wait here instead, until the person has logged in
        print("Logged in:", login.wait().success)
