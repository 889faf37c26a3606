#!/bin/bash
# make_certificates.sh FOLDER: a private authority and one server certificate for loopback, made
# once. Keys stay in the folder, readable by their owner only.
set -euo pipefail
folder=$1
mkdir -p "$folder"
[[ -f "$folder/server.pem" ]] && exit 0
umask 077

openssl ecparam -name prime256v1 -genkey -noout -out "$folder/ca.key"
openssl req -x509 -new -sha256 -key "$folder/ca.key" -days 3650 -out "$folder/ca.pem" \
    -subj "/O=Bianmin demonstration/CN=Bianmin demonstration CA" \
    -addext "basicConstraints=critical,CA:TRUE,pathlen:0" \
    -addext "keyUsage=critical,keyCertSign,cRLSign"

openssl ecparam -name prime256v1 -genkey -noout -out "$folder/server.key"
openssl req -new -sha256 -key "$folder/server.key" -subj "/CN=localhost" -out "$folder/server.csr"
cat >"$folder/server.ext" <<'EXTENSIONS'
basicConstraints=critical,CA:FALSE
keyUsage=critical,digitalSignature
extendedKeyUsage=serverAuth
subjectAltName=DNS:localhost,IP:127.0.0.1
EXTENSIONS
openssl x509 -req -sha256 -in "$folder/server.csr" -CA "$folder/ca.pem" -CAkey "$folder/ca.key" \
    -CAcreateserial -days 825 -extfile "$folder/server.ext" -out "$folder/server.pem" 2>/dev/null
rm -f "$folder/server.csr" "$folder/server.ext"
