#!/usr/bin/env python3
"""add_people.py BIANMINCTL PEOPLE.json: creates the accounts of the demonstration.

Accounts that exist already are left alone, so an interrupted creation can be repeated.
"""
import json
import os
import subprocess
import sys


def main() -> int:
    program, people_file = sys.argv[1:3]
    with open(people_file, encoding="utf-8") as file:
        people = json.load(file)
    listed = subprocess.run([program, "--json", "user", "list"], check=True, capture_output=True)
    known = {row["login_name"] for row in json.loads(listed.stdout)["rows"]}
    for number, person in enumerate(people, start=1):
        print(f"\r  {number}/{len(people)}", end="", flush=True)
        if person["login_name"] in known:
            continue
        command = [
            program, "user", "add", person["login_name"],
            "--name", person["display_name"],
            "--organization", person["organization"],
            "--new-password-file", os.environ["BIANMIN_PASSWORD_FILE"],
        ]
        for role in person["roles"]:
            command += ["--role", role]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    print()
    return 0


if __name__ == "__main__":
    sys.exit(main())
