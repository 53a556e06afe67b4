#!/bin/sh
# What a stranger with public tools alone can do with a bundle: opens it, says who signed it, checks every file, unpacks every
# file of another format, reads every XML, and looks for traces of the writer in what the files say of themselves.
#
#   open-bundle.sh KEY BUNDLE ALLOWED_SIGNERS OUT SCHEMAS
#
# KEY is an age identity, OUT a folder that is made, SCHEMAS the one with the schemas of REFI-QDA. Needs age, tar, sha256sum,
# ssh-keygen, unzip, xmllint, pdftotext, exiftool. Ends with an error at the first thing that is not right.
set -eu
key=$1 bundle=$2 signers=$3 out=$4 schemas=$5

fail() {
  echo "$*" >&2
  exit 1
}

mkdir "$out" "$out.unpacked"
age -d -i "$key" "$bundle" | tar -x -C "$out" -f -
cd "$out"

ssh-keygen -Y verify -f "$signers" -I vouchsafe -n vouchsafe-bundle -s manifest.json.sig < manifest.json
grep -q "$(sha256sum SHA256SUMS | cut -c 1-64)" manifest.json || fail 'SHA256SUMS is not the one of the manifest'
sha256sum --quiet -c SHA256SUMS
# And nothing beside what is listed.
find . -type f ! -name SHA256SUMS ! -path ./manifest.json ! -path ./manifest.json.sig | sed 's|^\./||' | sort > "$out.unpacked/there"
cut -c 67- SHA256SUMS | sort > "$out.unpacked/listed"
cmp "$out.unpacked/there" "$out.unpacked/listed" || fail 'there are files that the list does not name'

# Zips, whatever their name, each into a folder beside.
find . -type f | while read -r file; do
  [ "$(head -c 2 "$file")" = PK ] || continue
  mkdir -p "$out.unpacked/$(dirname "$file")"
  unzip -q -d "$out.unpacked/$file.d" "$file" || fail "$file does not unzip"
done

find . "$out.unpacked" -type f \( -name '*.xml' -o -name '*.rels' -o -name '*.qde' -o -name '*.qdc' \) | while read -r file; do
  xmllint --noout --nonet "$file" || fail "$file is no XML"
  case $file in
    *.qde) xmllint --noout --nonet --schema "$schemas/Project-mrt2019.xsd" "$file" 2>&1 || fail "$file is not valid" ;;
    *.qdc) xmllint --noout --nonet --schema "$schemas/Codebook-mrt2019.xsd" "$file" 2>&1 || fail "$file is not valid" ;;
  esac
done

# What a file system says of the copies is of this machine; what is inside them is not.
# It ends with an error over text files, of which it knows nothing: that it read the others is seen by what it says.
exiftool -r -q -s -G1 --File:all --System:all . "$out.unpacked" > "$out.unpacked/said" || true
grep -q 'vouchsafe-bundle' "$out.unpacked/said" || fail 'exiftool did not read the manifest'
if grep -iE '(Author|Creator|LastModifiedBy|Producer|Company|Manager|Software|Application|UserAgent|Directory|HyperlinkBase) +: *[^ ]' "$out.unpacked/said"; then
  fail 'a file says who made it'
fi
if grep -E '(20[0-9]{2}|19[0-9]{2})[:-][0-9]{2}[:-][0-9]{2} [0-9]{2}:[0-9]{2}' "$out.unpacked/said" | grep -v '1980:01:01 00:00:00'; then
  fail 'a file says when it was made'
fi

# Every word of the report as DOCX stands in the PDF, and the other way round.
words() {
  LC_ALL=C.UTF-8 grep -oE '[[:alpha:]]+' | sort -u
}
if [ -e formats/report.docx ] && [ -e formats/report.pdf ]; then
  docx=$out.unpacked/formats/report.docx.d/word
  cat "$docx/document.xml" "$docx/footnotes.xml" | sed 's/<\/w:p>/\n/g; s/<w:tab[^>]*>/ /g; s/<[^>]*>//g; s/&[a-z]*;/ /g' | words > "$out.unpacked/docx.words"
  pdftotext -enc UTF-8 formats/report.pdf - | words > "$out.unpacked/pdf.words"
  [ -s "$out.unpacked/pdf.words" ] || fail 'the PDF has no text'
  diff "$out.unpacked/docx.words" "$out.unpacked/pdf.words" || fail 'the PDF and the DOCX have not the same words'
fi
echo 'everything holds'
