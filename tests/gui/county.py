"""A county of its own for one test: real bianmin-server on loopback, real certificates, people and
catalogue of the demonstration; everything in a temporary folder."""
import json
import os
import shutil
import subprocess
import tempfile
import time

PASSWORD = "Counter-2026-day"
SERVER_START_SECONDS = 60


class County:
    def __init__(self, root, programs):
        self.root = root
        self.server_program = os.path.join(programs, "bianmin-server")
        self.ctl = os.path.join(programs, "bianminctl")
        self.folder = tempfile.mkdtemp(prefix="bianmin-gui-")
        self.demo = os.path.join(root, "installer", "demo")
        self.papers = os.path.join(self.folder, "papers")
        self.process = None
        self.port = None

    def path(self, name):
        return os.path.join(self.folder, name)

    def create(self, login_names):
        """Makes the county with these people of the demonstration."""
        subprocess.run([os.path.join(self.demo, "make_certificates.sh"), self.path("certificates")],
                       check=True, capture_output=True)
        with open(self.path("password"), "w", encoding="utf-8") as file:
            file.write(PASSWORD + "\n")
        self._write_configuration(0)
        subprocess.run([self.server_program, "--config", self.path("server.conf"), "--initialize",
                        os.path.join(self.demo, "county.json"), "--administrator-password-file",
                        self.path("password")], check=True, capture_output=True)
        self.start()
        with open(os.path.join(self.demo, "people.json"), encoding="utf-8") as file:
            people = {person["login_name"]: person for person in json.load(file)}
        for name in login_names:
            person = people[name]
            roles = [word for role in person["roles"] for word in ("--role", role)]
            self.run("admin", "", "user", "add", name, "--name", person["display_name"],
                     "--organization", person["organization"], "--new-password-file",
                     self.path("password"), *roles)
        self.run("admin", "", "item", "import", self.catalogue())

    def catalogue(self):
        """The published items of BIANMIN_TEST_DATA when that is set, and then they must be there;
        else the demonstration's. Both have what the tests take in."""
        folder = os.environ.get("BIANMIN_TEST_DATA")
        if folder is None:
            return os.path.join(self.demo, "catalogue.json")
        published = os.path.join(folder, "items.json")
        if not os.path.exists(published):
            raise RuntimeError(f"BIANMIN_TEST_DATA is set, but {published} is not there")
        return published

    def _write_configuration(self, port):
        with open(self.path("server.conf"), "w", encoding="utf-8") as file:
            file.write("\n".join([
                "level = county", "county = 441821", "listen_address = 127.0.0.1",
                f"listen_port = {port}",
                f"certificate = {self.path('certificates/server.pem')}",
                f"private_key = {self.path('certificates/server.key')}",
                f"database = {self.path('county.db')}", ""]))

    def start(self):
        """Starts the server; a second start takes the same port, as a service would."""
        if self.port:
            self._write_configuration(self.port)
        port_file = self.path("port")
        if os.path.exists(port_file):
            os.remove(port_file)
        with open(self.path("server.log"), "ab") as log:
            self.process = subprocess.Popen(
                [self.server_program, "--config", self.path("server.conf"), "--port-file",
                 port_file], stdout=log, stderr=log)
        deadline = time.monotonic() + SERVER_START_SECONDS
        while not (os.path.exists(port_file) and os.path.getsize(port_file)):
            if self.process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError("the server did not start:\n" + self.log())
            time.sleep(0.05)
        with open(port_file, encoding="utf-8") as file:
            self.port = int(file.read())

    def stop(self):
        if self.process and self.process.poll() is None:
            self.process.terminate()
            self.process.wait(timeout=30)

    def log(self):
        with open(self.path("server.log"), encoding="utf-8", errors="replace") as file:
            return file.read()[-4000:]

    def run(self, login_name, station, *words):
        """bianminctl as this person; the answer as JSON."""
        environment = dict(os.environ, BIANMIN_SERVER=f"https://127.0.0.1:{self.port}",
                           BIANMIN_CA=self.path("certificates/ca.pem"), BIANMIN_USER=login_name,
                           BIANMIN_PASSWORD_FILE=self.path("password"), BIANMIN_STATION=station)
        done = subprocess.run([self.ctl, "--json", *words], env=environment, capture_output=True,
                              text=True)
        if done.returncode != 0:
            raise RuntimeError(self.log() + f"bianminctl {' '.join(words)}: {done.stdout}{done.stderr}")
        return json.loads(done.stdout)

    def window_settings(self, station, name="window"):
        """A settings file for a window; each name has drafts of its own."""
        settings = {"servers": [f"https://127.0.0.1:{self.port}"],
                    "ca_file": self.path("certificates/ca.pem"), "station": station,
                    "print_folder": self.papers,
                    "template_directory": os.path.join(self.root, "reports", "templates"),
                    "state_directory": self.path(f"state-{name}")}
        file_name = self.path(f"{name}.json")
        with open(file_name, "w", encoding="utf-8") as file:
            json.dump(settings, file)
        return file_name

    def printed(self):
        """Names of the papers that came out, sorted."""
        if not os.path.isdir(self.papers):
            return []
        return sorted(name for name in os.listdir(self.papers) if name.endswith(".pdf"))

    def remove(self):
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)
