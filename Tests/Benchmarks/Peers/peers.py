"""The twelve rules of Peers/rules in the languages of other engines, over the same listings, on one thread.

usage: peers.py CATALOG [ROWS]

Prints a line of JSON for each engine: rows, seconds, violations, and `expected`, the violations of those rows as counted by
hand-written Python. Status 1 if some engine counts otherwise. What stands in requirements.txt must be installed.
"""

import json
import re
import sys
import time

import duckdb
import jsonschema_rs
import orjson
import regorus
import zen

BANNED = ["anti aging", "eco friendly", "vitamin c", "power bank", "fast power", "dog chew"]


# ---------------------------------------------------------------------------------------------------------------- Python
def by_hand(listing):
    """The violations of one listing: what the others are held against."""
    toy = listing["category"] == "toys"
    marked = "CE" in listing["certifications"]
    age = listing["age_min_months"]
    person = listing.get("responsible_person") or {}
    pictures = listing["images"]
    title = listing["title"]
    return sum((
        toy and not marked,
        toy and age is not None and age < 36 and "warnings" not in listing,
        len(title) > 80,
        not all(person.get(part) for part in ("name", "address", "email")),
        listing["vat_rate"] != (7 if listing["category"] == "food.snack" else 19),
        listing["battery"]["wh"] > 50 and "un_number" not in listing,
        listing["radio"] and not marked,
        re.fullmatch("[0-9]{13}", listing["gtin"]) is None,
        not pictures or pictures[0]["width"] < 1000,
        "country_of_origin" not in listing,
        not (listing["price"]["amount"] > 0 and listing["price"]["currency"] == "EUR"),
        any(word in title.lower() for word in BANNED),
    ))


# ----------------------------------------------------------------------------------------------------------------- DuckDB
DUCKDB_COLUMNS = {
    "title": "VARCHAR", "category": "VARCHAR", "gtin": "VARCHAR", "vat_rate": "DOUBLE", "un_number": "VARCHAR",
    "price": "STRUCT(amount DOUBLE, currency VARCHAR)", "battery": "STRUCT(wh DOUBLE)", "radio": "BOOLEAN",
    "certifications": "VARCHAR[]", "age_min_months": "INTEGER", "warnings": "VARCHAR", "country_of_origin": "VARCHAR",
    "responsible_person": "STRUCT(name VARCHAR, address VARCHAR, email VARCHAR)", "images": "STRUCT(width INTEGER)[]",
}


def duckdb_engine(path, columns):
    """A query over the file, its columns found by DuckDB or declared to it."""
    declared = f", columns={json.dumps(columns)}".replace('"', "'") if columns else ""
    banned = " or ".join(f"contains(lower(title), '{word}')" for word in BANNED)
    checks = (
        "category = 'toys' and not list_contains(certifications, 'CE')",
        "category = 'toys' and age_min_months < 36 and warnings is null",
        "length(title) > 80",
        "responsible_person.name is null or responsible_person.address is null or responsible_person.email is null",
        "vat_rate <> (case when category = 'food.snack' then 7 else 19 end)",
        "battery.wh > 50 and un_number is null",
        "radio and not list_contains(certifications, 'CE')",
        "not regexp_full_match(gtin::varchar, '[0-9]{13}')",
        "len(images) < 1 or images[1].width < 1000",
        "country_of_origin is null",
        "not (price.amount > 0 and price.currency = 'EUR')",
        banned,
    )
    total = " + ".join(f"coalesce(({check})::int, 0)" for check in checks)
    connection = duckdb.connect()
    connection.execute("set threads = 1")
    query = f"select sum({total}) from read_json('{path}', format = 'newline_delimited'{declared})"
    return lambda: int(connection.execute(query).fetchone()[0])


# ------------------------------------------------------------------------------------------------------------ JSON Schema
def json_schemas():
    """A schema for each rule, because one schema tells only whether a listing is valid."""
    marked = {"properties": {"certifications": {"contains": {"const": "CE"}}}}
    toy = {"properties": {"category": {"const": "toys"}}}
    snack = {"properties": {"category": {"const": "food.snack"}}}
    young = {"properties": {"age_min_months": {"type": "integer", "exclusiveMaximum": 36}}}

    def vat(rate):
        return {"properties": {"vat_rate": {"const": rate}}}

    return (
        {"if": toy, "then": marked},
        {"if": {"allOf": [toy, young]}, "then": {"required": ["warnings"]}},
        {"properties": {"title": {"maxLength": 80}}},
        {"required": ["responsible_person"],
         "properties": {"responsible_person": {"required": ["name", "address", "email"]}}},
        {"if": snack, "then": vat(7), "else": vat(19)},
        {"if": {"properties": {"battery": {"properties": {"wh": {"exclusiveMinimum": 50}}}}},
         "then": {"required": ["un_number"]}},
        {"if": {"properties": {"radio": {"const": True}}}, "then": marked},
        {"properties": {"gtin": {"pattern": "^[0-9]{13}$"}}},
        {"properties": {"images": {"minItems": 1, "prefixItems": [{"properties": {"width": {"minimum": 1000}}}]}}},
        {"required": ["country_of_origin"]},
        {"properties": {"price": {"properties": {"amount": {"exclusiveMinimum": 0}, "currency": {"const": "EUR"}}}}},
        {"properties": {"title": {"not": {"pattern": f"(?i)({'|'.join(BANNED)})"}}}},
    )


def json_schema_engine(lines):
    validators = [jsonschema_rs.validator_for(schema) for schema in json_schemas()]

    def run():
        total = 0
        for line in lines:
            listing = orjson.loads(line)
            total += sum(not validator.is_valid(listing) for validator in validators)
        return total

    return run


# ------------------------------------------------------------------------------------------------------------------- Rego
REGO = """
package listing

import rego.v1

is_toy if input.category == "toys"
is_marked if "CE" in input.certifications
is_reachable if {
  input.responsible_person.name != ""
  input.responsible_person.address != ""
  input.responsible_person.email != ""
}
has_price if { input.price.amount > 0; input.price.currency == "EUR" }

violation contains 1 if { is_toy; not is_marked }
violation contains 2 if { is_toy; input.age_min_months != null; input.age_min_months < 36; not input.warnings }
violation contains 3 if count(input.title) > 80
violation contains 4 if not is_reachable
violation contains 5 if { input.category == "food.snack"; input.vat_rate != 7 }
violation contains 5 if { input.category != "food.snack"; input.vat_rate != 19 }
violation contains 6 if { input.battery.wh > 50; not input.un_number }
violation contains 7 if { input.radio; not is_marked }
violation contains 8 if not regex.match(`^[0-9]{13}$`, input.gtin)
violation contains 9 if count(input.images) < 1
violation contains 9 if input.images[0].width < 1000
violation contains 10 if not input.country_of_origin
violation contains 11 if not has_price
violation contains 12 if { some word in BANNED; contains(lower(input.title), word) }
""".replace("BANNED", json.dumps(BANNED))


def rego_engine(lines):
    engine = regorus.Engine()
    engine.add_policy("listing.rego", REGO)

    def run():
        total = 0
        for line in lines:
            engine.set_input_json(line.decode())
            total += len(engine.eval_rule("data.listing.violation"))
        return total

    return run


# -------------------------------------------------------------------------------------------------------------------- ZEN
def zen_engine(lines):
    expressions = [zen.compile_expression(text) for text in (
        "category == 'toys' and not('CE' in certifications)",
        "category == 'toys' and age_min_months != null and age_min_months < 36 and warnings == null",
        "len(title) > 80",
        "not(responsible_person != null and responsible_person.name != null and responsible_person.address != null"
        " and responsible_person.email != null)",
        "vat_rate != (category == 'food.snack' ? 7 : 19)",
        "battery.wh > 50 and un_number == null",
        "radio and not('CE' in certifications)",
        "not matches(gtin, '^[0-9]{13}$')",
        "len(images) < 1 or images[0].width < 1000",
        "country_of_origin == null",
        "not(price.amount > 0 and price.currency == 'EUR')",
        " or ".join(f"contains(lower(title), '{word}')" for word in BANNED),
    )]

    def run():
        total = 0
        for line in lines:
            listing = orjson.loads(line)
            total += sum(bool(expression.evaluate(listing)) for expression in expressions)
        return total

    return run


# -------------------------------------------------------------------------------------------------------------------- Run
def median_run(run):
    """The median of three runs, in seconds, and what the last of them counted."""
    times = []
    for _ in range(3):
        start = time.perf_counter()
        count = run()
        times.append(time.perf_counter() - start)
    return sorted(times)[1], count


def main():
    path = sys.argv[1]
    with open(path, "rb") as file:
        lines = [line.rstrip(b"\n") for line in file]
    if len(sys.argv) > 2:
        lines = lines[:int(sys.argv[2])]
    counts = [by_hand(orjson.loads(line)) for line in lines]
    # The slow ones get fewer rows; what they count is held against the same rows.
    engines = (
        ("duckdb", len(lines), duckdb_engine(path, None)),
        ("duckdb, columns declared", len(lines), duckdb_engine(path, DUCKDB_COLUMNS)),
        ("jsonschema-rs", 20_000, json_schema_engine(lines[:20_000])),
        ("regorus", 3_000, rego_engine(lines[:3_000])),
        ("zen", 10_000, zen_engine(lines[:10_000])),
    )
    agree = True
    for name, rows, run in engines:
        rows = min(rows, len(lines))
        seconds, violations = median_run(run)
        expected = sum(counts[:rows])
        agree = agree and violations == expected
        print(json.dumps({
            "peer": name, "rows": rows, "seconds": round(seconds, 4), "violations": violations, "expected": expected,
        }), flush=True)
    sys.exit(0 if agree else 1)


if __name__ == "__main__":
    main()
