"""Every message a user can get, with its remedy. Nothing in here decides anything.

    DatelineError          it could not be done        exit 1
    └── UsageError         it was asked for wrongly    exit 2

A `Problem` is a message with a permanent code; retired numbers leave gaps. Raise it
(`raise DatelineError(PROBLEM, path=path)`) where nothing can go on; where one article
fails and the rest goes on, make it a failure (`PROBLEM.failure(path, "acquire", path=path)`).

    DL0xx  the run itself           DL3xx  times
    DL1xx  acquire                  DL4xx  store
    DL2xx  reader                   DL5xx  export and page
                                    DL6xx  command line
"""

from __future__ import annotations

from dataclasses import dataclass

from dateline.records import Failure

SHOWN_CHARACTERS = 300
"""A value put into a message is cut after this many characters: a file name may hold 4,096,
a quoted text more, and a message is one line."""


@dataclass(frozen=True)
class Problem:
    """A message: `template` names the thing and the cause, `remedy` the next step.

    Both may name values in braces, filled in by `line`.
    """

    code: str
    template: str
    remedy: str

    def line(self, **values: object) -> str:
        """The message as one line without its code; control characters become spaces."""
        shown = {name: _one_line(str(value)) for name, value in values.items()}
        return f"{self.template} {self.remedy}".format(**shown).strip()

    def failure(self, source: str, stage: str, /, **values: object) -> Failure:
        """The message as a Failure of `source`, kept in the story while the rest goes on."""
        return Failure(source=source, stage=stage, message=f"{self.line(**values)} [{self.code}]")


class DatelineError(Exception):
    """Could not be done. `str()` of it is one line that names the thing and the remedy."""

    exit_code = 1

    def __init__(self, problem: Problem, /, **values: object) -> None:
        super().__init__(f"{problem.line(**values)} [{problem.code}]")
        self.problem = problem
        self.failures: tuple[Failure, ...] = ()
        """What went wrong before, source by source, where that is why nothing can go on."""


class UsageError(DatelineError):
    """Was asked for wrongly: the same command can never succeed."""

    exit_code = 2


def _one_line(value: str) -> str:
    line = "".join(c if c.isprintable() else " " for c in value)
    return line if len(line) <= SHOWN_CHARACTERS else line[: SHOWN_CHARACTERS - 1] + "…"


# --- DL0xx: the run itself ----------------------------------------------------------

UNEXPECTED = Problem(
    "DL001",
    "{source} could not be read: the {stage} stage stopped with {error}.",
    "This is a fault of Dateline; please report it with this line.",
)
WORKER_DIED = Problem(
    "DL002",
    "{source} could not be read: the worker process that read it was ended from outside.",
    "It may have needed more memory than there is: try --workers 1, or a smaller --max-text.",
)
NOTHING_BUILT = Problem(
    "DL003",
    "Nothing could be built: no source of {sources} could be read as an article.",
    "The lines above say why; `dateline build --help` lists what can be read.",
)
INTERRUPTED = Problem(
    "DL004",
    "Interrupted.",
    "What was read so far is kept; the same command goes on from there.",
)
ENGINE_UNKNOWN = Problem(
    "DL005",
    'There is no engine called "{engine}".',
    "Engines are: {engines}.",
)


# --- DL2xx: reader ------------------------------------------------------------------

READER_MISSING = Problem(
    "DL201",
    "A file of the reader is missing: {path}.",
    "Install Dateline again: `pip install --force-reinstall dateline`.",
)
READER_ALTERED = Problem(
    "DL202",
    "{path} is not the reader's file that was shipped: its SHA-256 is {found}, not {listed}.",
    "Install Dateline again: `pip install --force-reinstall dateline`.",
)


# --- DL4xx: store -------------------------------------------------------------------

STORY_MISSING = Problem(
    "DL401",
    "There is no story file {story}.",
    "`dateline build FOLDER -o {story}` makes one.",
)
NOT_A_STORY = Problem(
    "DL402",
    "{story} is not a story file of Dateline: {cause}.",
    "It was left as it is; name another file.",
)
STORY_NEWER = Problem(
    "DL403",
    "{story} was written by a newer Dateline (format {format}, this one knows {known}).",
    "Install the newest: `pip install --upgrade dateline`.",
)
STORY_DAMAGED = Problem(
    "DL404",
    "{story} is damaged: {error}.",
    "Take it from a backup, or move it away and build it anew from its sources.",
)
CANNOT_WRITE = Problem(
    "DL405",
    "{path} cannot be written: {cause}.",
    "Name a file in a folder that you may write to.",
)
DISK_FULL = Problem(
    "DL406",
    "{path} could not be written whole: {cause}.",
    "Make room on that disk, or name a file on another; what was there before still stands.",
)
FOLDER_MISSING = Problem(
    "DL407",
    "{story} cannot be written: there is no folder {folder}.",
    "Make the folder first, or name another file.",
)
NOT_A_CACHE = Problem(
    "DL408",
    "{cache} is not a cache of Dateline, and its place is needed for one.",
    "Move that file elsewhere, or give the story another name with -o.",
)
CACHE_BUSY = Problem(
    "DL409",
    "Another run of Dateline is writing to {cache}.",
    "Wait until it has ended, or give this story another name with -o.",
)
NO_SUCH_ARTICLE = Problem(
    "DL410",
    'No article of {story} has the id or path "{article}".',
    "`dateline export {story} --to json` lists them with their ids and paths.",
)
SEVERAL_ARTICLES = Problem(
    "DL411",
    '"{article}" fits {count} articles of {story}.',
    "Give more digits of the id: {ids}.",
)
NOTHING_NAMED = Problem(
    "DL412",
    'Nothing in {story} is called "{name}".',
    "Name an outlet, an origin or a speaker as `dateline explain` prints it, or an article by "
    "its path or id.",
)
NOTHING_LEFT = Problem(
    "DL413",
    'Without "{name}" nothing is left of {story}.',
    "Name something on which less rests.",
)


# --- DL6xx: command line ------------------------------------------------------------

BAD_DAY = Problem(
    "DL601",
    '"{day}" is not a day of the calendar.',
    "Write it as YYYY-MM-DD.",
)
NAME_THE_STORY = Problem(
    "DL602",
    "There is no one folder or file to name the story after.",
    "Name the story file: -o STORY.",
)
CANNOT_PRINT = Problem(
    "DL603",
    "The output could not be written: {cause}.",
    "Write it to a file with -o, or to a disk with more room.",
)
NO_SUCH_EVENT = Problem(
    "DL604",
    'No event or claim of {story} has the id "{name}".',
    "`dateline show {story}` prints the id of every event before its line.",
)
SEVERAL_EVENTS = Problem(
    "DL605",
    '"{name}" fits {count} events and claims of {story}.',
    "Give more digits of the id: {ids}.",
)
NEEDS_PUBLIC = Problem(
    "DL610",
    "{option} says something of a page for publishing only.",
    "Add --public, or leave {option} out.",
)
NOT_OUR_PAGE = Problem(
    "DL606",
    "{path} is there already and is no page of Dateline.",
    "It was left as it is; name another file with -o.",
)
NOTHING_APPROVED = Problem(
    "DL608",
    "No event of {story} is approved, so a public page would be empty.",
    "Approve events first (from Python, with the `judgements` of `dateline.build`), or write the "
    "page without --public.",
)
ACCUSED_UNHEARD = Problem(
    "DL609",
    "{count} of the approved events' accusations against named persons are not reviewed or have"
    " no answer noted: {names}.",
    "Review them and note what the accused say, or add --anyway.",
)
CANNOT_READ = Problem(
    "DL607",
    "{path} cannot be read: {cause}.",
    "Name a text file, or - for standard input.",
)


# --- DL1xx: acquire -----------------------------------------------------------------

PATH_MISSING = Problem(
    "DL101",
    "{path} does not exist.",
    "Give a file, a folder, a pattern such as 'reports/*.html', or - for standard input.",
)
PATTERN_EMPTY = Problem(
    "DL125",
    'Nothing matches the pattern "{path}".',
    "Patterns are as in a shell: * for any name, ** for folders below; quote them.",
)
PATH_UNREADABLE = Problem(
    "DL102",
    "{path} could not be opened: {error}.",
    "Check that it is a file and that you may read it.",
)
FILE_EMPTY = Problem("DL103", "{path} is empty.", "Save the page or export the file again.")
KIND_SKIPPED = Problem(
    "DL104",
    "{path} was skipped: it is {kind}.",
    "Text, Markdown, HTML, MHTML, PDF, DOCX, JSON and JSONL are read.",
)
FILE_BINARY = Problem(
    "DL105",
    "{path} is not text, and no format that is read.",
    "Text, Markdown, HTML, MHTML, PDF, DOCX, JSON and JSONL are read.",
)
TEXT_TOO_LARGE = Problem(
    "DL106",
    "{path} is larger than the {limit} MB that one text may have.",
    "Split it into its articles, or raise the limit with --max-text.",
)
LINE_TOO_LONG = Problem(
    "DL107",
    "{path} holds a paragraph of {characters} characters, more than any report has.",
    "Break it into the paragraphs that it had.",
)
NESTED_TOO_DEEP = Problem(
    "DL108",
    "{path} is nested deeper than can be read.",
    "A record is one flat object: title, text, published, url, outlet, author.",
)
JSON_BROKEN = Problem(
    "DL109",
    "{path} is not valid JSON: {error}.",
    "Export it again; a record is one object on one line in JSONL.",
)
RECORD_WITHOUT_TEXT = Problem(
    "DL110",
    "{path} has no field with a text.",
    "Name the field text, body or content.",
)
PAGE_WITHOUT_ARTICLE = Problem(
    "DL111",
    "{path} is a web page in which no article was found.",
    "Save the article's own page, or its text as a .txt file.",
)
NOTHING_TOLD = Problem(
    "DL112",
    "{path} holds no report: nothing was left after menus, forms and the like were cut.",
    "Look at the file; save the article's text as a .txt file.",
)
PDF_LOCKED = Problem(
    "DL113",
    "{path} is locked with a password.",
    "Open it with the password and print it to a new PDF.",
)
PDF_WITHOUT_TEXT = Problem(
    "DL114",
    "{path} is a PDF of pictures without text.",
    "Run text recognition (OCR) on it first.",
)
FILE_DAMAGED = Problem(
    "DL115",
    "{path} could not be opened as {format}.",
    "The file is damaged or not what its name says; save or download it again.",
)
LANGUAGE_NOT_READ = Problem(
    "DL116",
    "{path} is in {language}; only English is read.",
    "Leave it out, or add an English report of the same.",
)
PAGE_TOO_COMPLEX = Problem(
    "DL117",
    "{path} is a web page of {elements} elements, more than any article has.",
    "Save the article's own page, or its text as a .txt file.",
)
FOLDER_LOOP = Problem(
    "DL118",
    "{path} leads back to a folder that is read already.",
    "Remove the link, or give the folder that it points to alone.",
)
SIDECAR_BROKEN = Problem(
    "DL119",
    "{path} could not be used: {error}.",
    "Its first line names the columns: path, outlet, title, url, published, author.",
)
SIDECAR_PATH_UNKNOWN = Problem(
    "DL120",
    "{sidecar} names {path}, which is not in its folder.",
    "Paths are given from the folder in which articles.csv lies.",
)
URL_NOT_FETCHED = Problem(
    "DL121",
    "{path} is a web address; nothing is fetched from the network.",
    "Save the page in your browser and give the file.",
)
FOLDER_WITHOUT_ARTICLES = Problem(
    "DL122",
    "{path} is a folder that holds nothing that can be read.",
    "Text, Markdown, HTML, MHTML, PDF, DOCX, JSON and JSONL are read.",
)
TOO_MANY_LINES = Problem(
    "DL124",
    "{path} holds {lines} lines, more than any report has.",
    "Split it into its articles.",
)
OWN_PAGE = Problem(
    "DL126",
    "{path} is a page that Dateline wrote: it repeats what reports say, and is none.",
    "Leave it out, or give the reports that it was made from.",
)
PUBLISHED_UNKNOWN = Problem(
    "DL123",
    '"{value}" is not a day.',
    "Give --published as year, month and day: 2020-01-03.",
)
