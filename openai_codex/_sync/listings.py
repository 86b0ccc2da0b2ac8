# Generated from openai_codex/_async/listings.py by scripts/unasync.py. Edit that file instead.
"""The methods of a client that list stored threads."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, cast

from .._lazy_models import wire
from .._options import checked
from .._protocol import methods
from .._protocol.params import enum_value, given
from .._session import Session
from .pages import Pages

if TYPE_CHECKING:
    from ..generated.v2_all import (
        SortDirection,
        Thread,
        ThreadListCwdFilter,
        ThreadListResponse,
        ThreadSortKey,
        ThreadSourceKind,
    )


def _places(cwd: Any) -> Any:
    """The filter by working directories, with its paths as strings. Such a directory need not be there any more."""
    if isinstance(cwd, (list, tuple)):
        return [checked("cwd", each) for each in cast("list[Any]", cwd)]
    return cwd if hasattr(cwd, "root") and not isinstance(cwd, os.PathLike) else checked("cwd", cwd)


class ThreadListings:
    """The part of a client that finds threads."""

    _session: Session

    def thread_list(
        self,
        *,
        archived: bool | None = None,
        cursor: str | None = None,
        cwd: ThreadListCwdFilter | str | os.PathLike[str] | list[str] | None = None,
        limit: int | None = None,
        model_providers: list[str] | None = None,
        search_term: str | None = None,
        section_id: str | None = None,
        sort_direction: SortDirection | None = None,
        sort_key: ThreadSortKey | None = None,
        source_kinds: list[ThreadSourceKind] | None = None,
        use_state_db_only: bool | None = None,
    ) -> ThreadListResponse:
        """One page of the stored threads, newest first unless told otherwise.

        Args:
            archived: Whether to list archived threads instead of the others.
            cursor: `next_cursor` of the page before.
            cwd: Only threads with this working directory, or one of these.
            limit: Most threads on a page.
            model_providers: Only threads of these providers; an empty list means all.
            search_term: Only threads whose title holds this.
            section_id: Only threads in this section.
            sort_direction: Which end comes first.
            sort_key: What to sort by.
            source_kinds: Only threads that were started in one of these ways.
            use_state_db_only: Whether to skip the slower look at the stored files.
        """
        params = given(
            archived=archived,
            cursor=cursor,
            limit=limit,
            modelProviders=model_providers,
            searchTerm=search_term,
            sectionId=section_id,
            sortDirection=enum_value("SortDirection", "sort_direction", sort_direction),
            sortKey=enum_value("ThreadSortKey", "sort_key", sort_key),
            sourceKinds=None
            if source_kinds is None
            else [enum_value("ThreadSourceKind", "source_kinds", kind) for kind in source_kinds],
            useStateDbOnly=use_state_db_only,
        )
        if cwd is not None:
            params["cwd"] = _places(cwd)
        return self._session.request(methods.THREAD_LIST, params, wire.ThreadListResponse)

    def threads(
        self,
        *,
        archived: bool | None = None,
        cwd: ThreadListCwdFilter | str | os.PathLike[str] | list[str] | None = None,
        model_providers: list[str] | None = None,
        page_size: int | None = None,
        search_term: str | None = None,
        section_id: str | None = None,
        sort_direction: SortDirection | None = None,
        sort_key: ThreadSortKey | None = None,
        source_kinds: list[ThreadSourceKind] | None = None,
        use_state_db_only: bool | None = None,
    ) -> Pages[Thread]:
        """All stored threads, page by page, without handling cursors.

        Takes the filters of `thread_list`; `page_size` is its `limit`. Sorted by the last update unless told
        otherwise: by creation the server skips threads that were made within one second of a page's end.
        """
        return Pages(
            lambda cursor: self.thread_list(
                archived=archived,
                cursor=cursor,
                cwd=cwd,
                limit=page_size,
                model_providers=model_providers,
                search_term=search_term,
                section_id=section_id,
                sort_direction=sort_direction,
                sort_key=sort_key or wire.ThreadSortKey.updated_at,
                source_kinds=source_kinds,
                use_state_db_only=use_state_db_only,
            )
        )
