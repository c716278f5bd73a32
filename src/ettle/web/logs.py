"""Log lines as JSON, with nothing in them that could name a person."""

import json
import logging

KEPT = ("route", "method", "status", "ms", "ref")


class JsonLines(logging.Formatter):
    """Write one JSON object a line; only the named extras are kept."""

    def format(self, record: logging.LogRecord) -> str:
        """Give the line. Tracebacks keep their places and lose their messages' values."""
        line: dict[str, object] = {
            "at": self.formatTime(record),
            "level": record.levelname,
            "from": record.name,
            "what": record.getMessage() if record.name.startswith("ettle") else record.msg,
        }
        line.update({key: getattr(record, key) for key in KEPT if hasattr(record, key)})
        if record.exc_info and record.exc_info[0]:
            line["error"] = record.exc_info[0].__name__
            line["where"] = _places(record)
        return json.dumps(line, default=str)


def _places(record: logging.LogRecord) -> list[str]:
    places = []
    trace = record.exc_info[2] if record.exc_info else None
    while trace:
        code = trace.tb_frame.f_code
        places.append(f"{code.co_name}:{trace.tb_lineno}")
        trace = trace.tb_next
    return places[-8:]
