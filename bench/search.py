"""Search: how often people find what they mean, and how long a keystroke takes, against FTS5, LIKE and tantivy.

The shipped services stand among made-up ones, of towns that exist: other things to own, to open and to ask for, in the
same official words. `queries.tsv` is what the search was made with, `queries-held-out.tsv` what it was not.
"""

from __future__ import annotations

import random
import sqlite3
import statistics
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import tantivy

import resources
from bench.percentile import percentile
from govchannel.contract.entries import read_folder
from kiosk.catalog_file import searchable
from kiosk.search.finding import find
from kiosk.search.index import Searchable, change_index, create_index

FOLDER = Path(__file__).parent
TUNED_ON, HELD_OUT = "queries.tsv", "queries-held-out.tsv"
SIZES = (176, 1_000, 10_000, 100_000)
TOP = 5
KEYSTROKES = 400
SEED = 2569

Search = Callable[[str], Sequence[str]]


def queries(file: str = TUNED_ON) -> list[tuple[str, set[str], str]]:
    """What is typed, what answers it, of what kind it is."""
    lines = [line.split("\t") for line in (FOLDER / file).read_text("utf-8").split("\n") if line and line[0] != "#"]
    return [(typed, set(wanted.split(",")), kind) for typed, wanted, kind in lines]


def services() -> list[Searchable]:
    """The shipped catalog, as it is indexed."""
    catalog = read_folder(resources.FOLDER / "catalog")
    names = {agency.id: (agency.name.th, agency.name.en) for agency in catalog.agencies}
    return [searchable(service, names[service.agency]) for service in catalog.services]


ACTS = """
ขอใบอนุญาตประกอบกิจการ|Licence to operate|เปิด, ขอต่ออายุใบอนุญาต|Renewal of licence for|ต่อใบอนุญาต,
ขอใบแทนใบอนุญาต|Duplicate licence for|ใบอนุญาตหาย, ขอยกเลิกใบอนุญาต|Cancellation of licence for|เลิก,
จดทะเบียน|Registration of|จด, ขึ้นทะเบียนผู้ดูแล|Registration of keepers of|ผู้ดูแล, แจ้งเลิก|Notice of closing|ปิด,
ขอหนังสือรับรอง|Certificate for|ใบรับรอง, ชำระค่าธรรมเนียม|Fee for|จ่ายค่า, ร้องเรียนปัญหา|Complaint about|ร้องเรียน,
ขอรับเงินอุดหนุน|Grant for|เงิน, ขอใช้|Use of|ใช้, จองคิวตรวจ|Appointment for inspection of|นัดตรวจ,
ขอตรวจสอบมาตรฐาน|Standards check of|มาตรฐาน, แจ้งซ่อม|Repair request for|ซ่อม,
ขออนุญาตก่อสร้าง|Permit to build|สร้าง, สมัครอบรมเรื่อง|Training course on|อบรม,
ประมูลสัมปทาน|Concession auction of|ประมูล, ขอขยายพื้นที่|Extension of|ขยาย, แจ้งย้าย|Relocation of|ย้าย
"""
THINGS = """
สระว่ายน้ำ|swimming pool|สระน้ำ, หอพัก|dormitory|ห้องเช่า, โรงน้ำแข็ง|ice factory|น้ำแข็ง,
ฟาร์มจระเข้|crocodile farm|จระเข้, เครื่องชั่งตวงวัด|weighing scales|ตาชั่ง, ปุ๋ยเคมี|chemical fertilizer|ปุ๋ย,
เมล็ดพันธุ์ควบคุม|controlled seed|เมล็ดพันธุ์, วัตถุอันตราย|hazardous substances|สารเคมี,
สนามกอล์ฟ|golf course|กอล์ฟ, รถโรงเรียน|school bus|รถรับส่งนักเรียน, สถานีบริการน้ำมัน|petrol station|ปั๊มน้ำมัน,
ก๊าซหุงต้ม|cooking gas|แก๊ส, ลิฟต์อาคารสูง|high-rise lift|ลิฟต์, สวนสนุก|amusement park|เครื่องเล่น,
โรงภาพยนตร์|cinema|โรงหนัง, ห้องสมุดประชาชน|public library|ห้องสมุด, ศูนย์พัฒนาเด็กเล็ก|child care centre|เนอสเซอรี่,
ตลาดสด|fresh market|ตลาดนัด, โรงฆ่าสัตว์|slaughterhouse|โรงเชือด, ฌาปนสถาน|crematorium|เมรุ, สุสาน|cemetery|ป่าช้า,
สนามมวย|boxing stadium|เวทีมวย, สนามชนโค|bullfighting ring|วัวชน, ท่าเทียบเรือ|pier|ท่าเรือ,
แพท่องเที่ยว|tourist raft|แพ, รถบรรทุก|lorry|สิบล้อ, รถเครน|crane|เครน, รถตู้โดยสาร|passenger van|รถตู้,
รถสามล้อเครื่อง|motor tricycle|ตุ๊กตุ๊ก, เสาสัญญาณโทรศัพท์|telephone mast|เสาโทรศัพท์,
ป้ายบิลบอร์ด|billboard|ป้ายโฆษณาใหญ่, บ่อบำบัดน้ำเสีย|sewage treatment pond|น้ำเสีย,
แผงโซลาร์เซลล์|solar panels|โซลาร์, กังหันลม|wind turbine|ไฟฟ้าจากลม, โรงสีข้าว|rice mill|โรงสี,
โรงเลื่อย|sawmill|เลื่อยไม้, ลานตากพืชผล|crop drying yard|ลานข้าว, เรือนเพาะชำ|plant nursery|กล้าไม้,
กล้วยไม้|orchids|ดอกไม้, พืชกระท่อม|kratom|กระท่อม, กัญชาทางการแพทย์|medical cannabis|กัญชา, ยางพารา|rubber|น้ำยาง,
ปาล์มน้ำมัน|oil palm|ปาล์ม, ไร่อ้อย|sugar cane|อ้อย, บ่อกุ้งทะเล|sea shrimp pond|นากุ้ง, หอยแมลงภู่|mussels|แปลงหอย,
รังนกแอ่น|swiftlet nests|รังนก, ช้างบ้าน|domestic elephants|ช้าง, ม้าแข่ง|racehorses|แข่งม้า,
ไก่ชน|fighting cocks|ซ้อมไก่, สวนสัตว์สาธารณะ|public zoo|สวนสัตว์, สถานพยาบาลสัตว์|animal hospital|หมอหมาแมว,
ร้านอินเทอร์เน็ต|internet cafe|ร้านเกม, คาราโอเกะ|karaoke|ร้องเพลง, ร้านขายของเก่า|antique shop|ของเก่า,
ร้านทองรูปพรรณ|gold shop|ร้านทอง, โรงเรียนกวดวิชา|tutoring school|เรียนพิเศษ,
โรงเรียนสอนขับรถ|driving school|หัดขับรถ, มหาวิทยาลัยเอกชน|private university|มหาลัย,
สำนักสงฆ์|monastic residence|วัด, ศาลเจ้า|Chinese shrine|โรงเจ, การเรี่ยไร|public fundraising|เรี่ยไร,
สลากกินแบ่ง|lottery|หวย, วิทยุชุมชน|community radio|คลื่นวิทยุ, ธุรกิจรักษาความปลอดภัย|security company|รปภ,
บัตรประจำตัวทหารผ่านศึก|veteran identity card|ทหารผ่านศึก,
บัตรประจำตัวข้าราชการ|civil servant identity card|บัตรข้าราชการ, บัตรนักเรียน|student card|บัตรโรงเรียน,
หนังสือคนประจำเรือ|seaman book|ลูกเรือ, ใบสำคัญถิ่นที่อยู่|residence certificate|ถิ่นที่อยู่,
ที่ดินนิคมสหกรณ์|cooperative settlement land|ที่นิคม, ภาษีน้ำมัน|fuel tax|ค่าน้ำมัน,
ภาษีสนามบิน|airport tax|ค่าสนามบิน, น้ำดื่มบรรจุขวด|bottled water|น้ำดื่ม, น้ำชลประทาน|irrigation water|คลองส่งน้ำ,
ไฟฟ้าสาธารณะ|street lighting|ไฟทาง, สะพานลอย|footbridge|คนข้าม, ทางเชื่อมถนน|driveway connection|ทางเข้าออก,
ท่อระบายน้ำ|drains|ท่อตัน, กองทุนหมู่บ้าน|village fund|เงินล้าน, ผู้ป่วยติดเตียง|bedridden patients|คนป่วย,
ผู้ประสบภัยหนาว|victims of cold weather|ผ้าห่ม, อาสาสมัครสาธารณสุข|health volunteers|อสม, ทันตแพทย์|dentists|หมอฟัน,
พยาบาลวิชาชีพ|nurses|พยาบาล, วิศวกรควบคุม|engineers|วิศวะ, สถาปนิก|architects|คนเขียนแบบ,
ทนายความอาสา|volunteer lawyers|ทนาย, ผู้สอบบัญชี|auditors|ทำบัญชี, ช่างเชื่อมโลหะ|welders|ช่างเชื่อม
"""
MANNERS = "|, ชั่วคราว|temporary, รายปี|annual, ขนาดเล็ก|small, กรณีเร่งด่วน|urgent, สำหรับนิติบุคคล|companies, ทางออนไลน์|online"
"""What people do, with what, and how: in Thai, in English, in everyday Thai."""


def grown(real: Sequence[Searchable], size: int) -> list[Searchable]:
    """The real services among made-up ones, in no order; the same each time."""
    dice = random.Random(SEED)
    places = [line.split("\t")[:3] for line in _lines(resources.FOLDER / "places.tsv")]
    acts, things, manners = ([word.split("|") for word in _words(text)] for text in (ACTS, THINGS, MANNERS))
    every = list(real)
    for number in range(size - len(real)):
        (do_th, do_en, do), (thing_th, thing_en, thing) = dice.choice(acts), dice.choice(things)
        (code, town_th, town_en), (how_th, how_en) = dice.choice(places), dice.choice(manners)
        where_th, where_en = (f" {town_th}", f" {town_en}") if number % 2 else (how_th, f" {how_en}")
        every.append(
            Searchable(
                id=f"made-{number}",
                title_th=f"{do_th}{thing_th}{where_th}",
                title_en=f"{do_en} {thing_en}{where_en}".rstrip(),
                keywords=(thing, f"{do}{thing}", f"{thing} {town_th}", f"{do}{thing_th}", thing_en),
                agency=(f"เทศบาล{town_th}", f"{town_en} Municipality", f"M{code}"),
                description=dice.choice(real).description,
            )
        )
    dice.shuffle(every)
    return every


def _lines(file: Path) -> list[str]:
    return [line for line in file.read_text("utf-8").split("\n") if line and line[0] != "#"]


def _words(text: str) -> list[str]:
    return [word.strip(" \n") for word in text.split(",")]


class Quality(NamedTuple):
    """Recall at five, mean reciprocal rank, and what was not found, by kind."""

    recall: float
    mrr: float
    missed: dict[str, list[str]]


def quality(search: Search, file: str = TUNED_ON) -> Quality:
    """How well a file's queries are answered."""
    found, ranks, missed = 0, 0.0, defaultdict(list)
    every = queries(file)
    for typed, wanted, kind in every:
        answers = list(search(typed))[:TOP]
        place = next((number for number, answer in enumerate(answers, 1) if answer in wanted), None)
        if place:
            found += 1
            ranks += 1 / place
        else:
            missed[kind].append(typed)
    return Quality(found / len(every), ranks / len(every), missed)


def run() -> None:
    """Print quality, speed and size, ours and the others', at each size."""
    typed = [query[:end] for query, _, _ in queries() for end in range(1, len(query) + 1)]
    keystrokes = typed[:: max(1, len(typed) // KEYSTROKES)]
    real = services()
    print(
        f"search: {len(queries())} queries and {len(queries(HELD_OUT))} held out: recall@{TOP} and MRR of each;"
        f" ms of {len(keystrokes)} keystrokes; how much slower and larger than ours"
    )
    for size in SIZES:
        print(f"  {size:,} services\n    {HEADINGS}")
        every = grown(real, size)
        ours: Figures | None = None
        for name, engine in ENGINES.items():
            figures, missed = _measured(engine, every, keystrokes)
            ours = ours or figures
            print(f"    {name:20}{_row(figures, ours)}")
            if name == "ours" and size == SIZES[0]:
                print(f"{'':24}not found: {missed}")


class Figures(NamedTuple):
    """Of one engine at one size: milliseconds, megabytes."""

    tuned: Quality
    held_out: Quality
    p50: float
    p99: float
    size: float


HEADINGS = (
    f"{'':20}{'recall':>7}{'MRR':>7}{'held out':>10}{'MRR':>7}{'p50':>8}{'p99':>8}{'MB':>8}{'p99 x':>8}{'MB x':>7}"
)


def _row(one: Figures, ours: Figures) -> str:
    found = f"{one.tuned.recall:7.3f}{one.tuned.mrr:7.3f}{one.held_out.recall:10.3f}{one.held_out.mrr:7.3f}"
    return f"{found}{one.p50:8.2f}{one.p99:8.2f}{one.size:8.1f}{one.p99 / ours.p99:8.1f}{one.size / ours.size:7.1f}"


def _measured(
    engine: Callable[[Path, list[Searchable]], Search], every: list[Searchable], keystrokes: list[str]
) -> tuple[Figures, list[str]]:
    with tempfile.TemporaryDirectory() as folder:
        search = engine(Path(folder), every)
        size = sum(file.stat().st_size for file in Path(folder).rglob("*") if file.is_file()) / 1e6
        tuned, held_out = quality(search, TUNED_ON), quality(search, HELD_OUT)
        times = [_milliseconds(search, words) for words in keystrokes]
    missed = [typed for one in (tuned, held_out) for of_kind in one.missed.values() for typed in of_kind]
    return Figures(tuned, held_out, statistics.median(times), percentile(times, 99), size), missed


def _ours(folder: Path, every: list[Searchable]) -> Search:
    db = sqlite3.connect(folder / "index.db", isolation_level=None)
    db.execute("BEGIN")
    create_index(db)
    change_index(db, [], every)
    db.execute("COMMIT")
    return lambda typed: [hit.id for hit in find(db, typed, TOP)]


def _rows(every: list[Searchable]) -> list[tuple[str, str]]:
    return [(s.id, " ".join((s.title_th, s.title_en, *s.keywords, *s.agency, s.description))) for s in every]


def _fts5(folder: Path, every: list[Searchable], tokenize: str = "", ask: Callable[[str], str] | None = None) -> Search:
    """SQLite's own full text search; `ask` makes its query from what is typed, "" where nothing can be asked."""
    db = sqlite3.connect(folder / "index.db", isolation_level=None)
    db.execute("BEGIN")
    db.execute(f"CREATE VIRTUAL TABLE plain USING fts5(id UNINDEXED, words{tokenize})")
    db.executemany("INSERT INTO plain VALUES (?, ?)", _rows(every))
    db.execute("COMMIT")
    ask = ask or _all_words

    def search(typed: str) -> list[str]:
        asked = ask(typed.replace('"', " "))
        if not asked:
            return []
        rows = db.execute("SELECT id FROM plain WHERE plain MATCH ? ORDER BY rank LIMIT ?", (asked, TOP))
        return [row[0] for row in rows]

    return search


def _all_words(typed: str) -> str:
    return " ".join(f'"{word}"*' for word in typed.split())


def _trigrams(folder: Path, every: list[Searchable]) -> Search:
    return _fts5(folder, every, ", tokenize = 'trigram'", _any_three)


def _any_three(typed: str) -> str:
    return " OR ".join(f'"{typed[place : place + 3]}"' for place in range(len(typed) - 2))


def _like(folder: Path, every: list[Searchable]) -> Search:
    db = sqlite3.connect(folder / "index.db", isolation_level=None)
    db.execute("BEGIN")
    db.execute("CREATE TABLE wide (id TEXT, words TEXT)")
    db.executemany("INSERT INTO wide VALUES (?, ?)", _rows(every))
    db.execute("COMMIT")

    def search(typed: str) -> list[str]:
        rows = db.execute("SELECT id FROM wide WHERE words LIKE ? LIMIT ?", (f"%{typed}%", TOP))
        return [row[0] for row in rows]

    return search


def _tantivy(folder: Path, every: list[Searchable]) -> Search:
    """A search engine from the package index, with n-grams of two and three letters, any of them."""
    grams = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.ngram(2, 3, False)).filter(tantivy.Filter.lowercase()).build()
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw")
    builder.add_text_field("words", stored=False, tokenizer_name="grams")
    index = tantivy.Index(builder.build(), path=str(folder))
    index.register_tokenizer("grams", grams)
    writer = index.writer(64_000_000, 1)
    for key, words in _rows(every):
        writer.add_document(tantivy.Document(id=key, words=words))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    searcher = index.searcher()

    def search(typed: str) -> list[str]:
        try:
            query = index.parse_query(f'"{typed}"'.replace("\\", ""), ["words"]) if len(typed) > 1 else None
            found = searcher.search(query, TOP).hits if query else []
            if not found:
                terms = {typed[place : place + 3].lower() for place in range(max(1, len(typed) - 2))}
                any_of = [
                    (tantivy.Occur.Should, tantivy.Query.term_query(index.schema, "words", term)) for term in terms
                ]
                found = searcher.search(tantivy.Query.boolean_query(any_of), TOP).hits
        except ValueError:
            return []
        return [str(searcher.doc(address)["id"][0]) for _, address in found]

    return search


ENGINES: dict[str, Callable[[Path, list[Searchable]], Search]] = {
    "ours": _ours,
    "FTS5 as it comes": _fts5,
    "FTS5 trigrams, any": _trigrams,
    "LIKE": _like,
    "tantivy, n-grams": _tantivy,
}


def _milliseconds(search: Search, typed: str) -> float:
    started = time.perf_counter()
    search(typed)
    return (time.perf_counter() - started) * 1000
