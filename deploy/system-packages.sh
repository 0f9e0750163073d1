#!/bin/sh
# Debian packages that the whole test suite uses. Without them those tests are skipped, and say so.
set -eu
packages="chromium fonts-nanum fonts-noto-cjk bubblewrap postgresql poppler-utils qpdf tesseract-ocr tesseract-ocr-kor tesseract-ocr-script-hang tesseract-ocr-eng"
missing=""
for package in $packages; do
    dpkg -s "$package" >/dev/null 2>&1 || missing="$missing $package"
done
[ -n "$missing" ] || exit 0
if [ "$(id -u)" != 0 ]; then
    echo "Not root: please install$missing" >&2
    exit 0
fi
echo "Installing$missing"
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
# shellcheck disable=SC2086
apt-get install -y -qq --no-install-recommends $missing >/dev/null
