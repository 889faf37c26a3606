#!/usr/bin/env python3
"""validate_traffic.py CONTRACT.yaml TRAFFIC.jsonl: holds recorded exchanges against the contract.

Each line of the traffic is {"method", "path", "request", "status", "content_type", "answer"}.
Every answer must be what its operation states for its status; every request that was accepted
must be what the operation asks for; every operation must have been accepted at least once and
refused at least once (the health check is never refused).
"""
import json
import re
import sys

import jsonschema
import yaml

NEVER_REFUSED = {"health"}


def operations_of(contract):
    for path, methods in contract["paths"].items():
        pattern = re.compile(re.sub(r"\{\w+\}", "[^/]+", path) + "$")
        for method, operation in methods.items():
            yield method.upper(), pattern, "{" in path, operation


def find(contract, method, path):
    path = path.split("?")[0]
    found = [(has_places, operation)
             for stated_method, pattern, has_places, operation in operations_of(contract)
             if stated_method == method and pattern.match(path)]
    found.sort(key=lambda candidate: candidate[0])  # a literal path wins
    return found[0][1] if found else None


def schema_in(contract, holder, media_type):
    while "$ref" in holder:
        part = contract
        for name in holder["$ref"][2:].split("/"):
            part = part[name]
        holder = part
    schema = dict(holder["content"][media_type]["schema"])
    schema["components"] = contract["components"]
    return schema


def check(schema, value):
    validator = jsonschema.Draft202012Validator(
        schema, format_checker=jsonschema.FormatChecker())
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(value)]


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        contract = yaml.safe_load(file)
    accepted, refused, faults, count = set(), set(), [], 0
    with open(sys.argv[2], encoding="utf-8") as file:
        for line in file:
            exchange = json.loads(line)
            count += 1
            operation = find(contract, exchange["method"], exchange["path"])
            where = f"{exchange['method']} {exchange['path']} {exchange['status']}"
            if operation is None:
                faults.append(f"{where}: no such operation")
                continue
            stated = operation["responses"].get(str(exchange["status"]))
            (accepted if stated else refused).add(operation["operationId"])
            media_type = "application/json" if stated else "application/problem+json"
            content_type = exchange["content_type"].split(";")[0]
            if stated and "content" in stated and media_type not in stated["content"]:
                # A file: its type must be one of those stated, its bytes have no schema.
                if content_type not in stated["content"]:
                    faults.append(f"{where}: answered {content_type}")
                continue
            if content_type != media_type:
                faults.append(f"{where}: answered {content_type}")
                continue
            schema = schema_in(contract, stated or operation["responses"]["default"], media_type)
            faults += [f"{where} answer {fault}" for fault in check(schema, exchange["answer"])]
            if stated and "application/json" in operation.get("requestBody", {}).get("content", {}):
                schema = schema_in(contract, operation["requestBody"], "application/json")
                faults += [f"{where} request {fault}"
                           for fault in check(schema, exchange["request"])]
    every = {operation["operationId"] for _, _, _, operation in operations_of(contract)}
    faults += [f"{name}: never accepted" for name in sorted(every - accepted)]
    faults += [f"{name}: never refused" for name in sorted(every - refused - NEVER_REFUSED)]
    for fault in faults:
        print(fault)
    print(f"{count} exchanges, {len(accepted)} operations, {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
