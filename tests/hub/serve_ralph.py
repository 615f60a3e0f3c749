"""Run by the Python that Ralph lives in: a real learning-record store on files, and its strict judge.

serve_ralph.py serve PORT     serves; appending, because 5.1.0 refuses the second POST otherwise
serve_ralph.py judge FILE     a JSON array of statements: prints what the strict model refuses
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any


def serve(port: int) -> None:
    import uvicorn
    from ralph.backends.data.base import BaseOperationType  # type: ignore[import-not-found]
    from ralph.backends.lrs.fs import FSLRSBackend  # type: ignore[import-not-found]

    FSLRSBackend.default_operation_type = BaseOperationType.APPEND
    uvicorn.run("ralph.api:app", host="127.0.0.1", port=port, log_level="warning")


def judge(path: Path) -> int:
    from ralph.models.xapi.base.statements import BaseXapiStatement  # type: ignore[import-not-found]

    statements: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    bad = 0
    for statement in statements:
        try:
            BaseXapiStatement.model_validate(statement)
        except Exception as error:
            bad += 1
            sys.stdout.write(f"{statement.get('id')}: {error}\n")
    sys.stdout.write(f"{len(statements)} judged, {bad} refused\n")
    return 1 if bad else 0


if __name__ == "__main__":
    if sys.argv[1] == "serve":
        serve(int(sys.argv[2]))
    else:
        raise SystemExit(judge(Path(sys.argv[2])))
