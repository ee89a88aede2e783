#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# Fetches the freely licensed photographs that edsr-light was trained on, from Debian packages, and
# makes training pictures of them: JPEG files are made smaller, by a quarter at least and to at most
# 2040 pixels, so that their block artefacts vanish.
#
#   models/fetch-photographs.sh FOLDER
#
# Needs a Debian or Ubuntu system with apt-get, dpkg and imagemagick, 1.5 GB of disk, ten minutes.
# Who took each picture, and its licence (public domain, CC0, CC BY, CC BY-SA), is in the file
# copyright that each package brings: they are kept in FOLDER/licences.
set -eu

[ $# -eq 1 ] || { sed -n '3,13s/^# \{0,1\}//p' "$0"; exit 2; }
mkdir -p "$1/licences"
out=$(cd "$1" && pwd)
work=$(mktemp -d "$out/.work-XXXXXX")
trap 'rm -rf "$work"' EXIT
cd "$work"

# Each line: package, and the part of the path that tells its photographs from its other pictures.
while read -r package part; do
	apt-get download "$package" >/dev/null
	rm -rf tree
	dpkg -x "$package"_*.deb tree
	cp "tree/usr/share/doc/$package/copyright" "$out/licences/$package.txt"
	find tree -type f \( -iname '*.jpg' -o -iname '*.jpeg' \) -path "*$part*" | sort > list
	echo "$package: $(wc -l < list) photographs"
	while read -r picture; do
		side=$(identify -format '%w %h' "$picture" | awk '{ s = ($1 > $2 ? $1 : $2) * 0.75; print int(s < 2040 ? s : 2040) }')
		name=$(echo "${picture#tree/usr/share/}" | tr ' /@' '___')
		convert "$picture" -auto-orient -colorspace sRGB -filter Lanczos -resize "${side}x${side}" \
			-strip -define png:compression-level=3 "PNG24:$out/$package-${name%.*}.png"
	done < list
	rm -rf tree "$package"_*.deb
done <<'END'
endless-sky-high-dpi images/land/
krank unera-backgrounds/
lomiri-wallpapers-16.04 backgrounds/
lomiri-wallpapers-20.04 backgrounds/
plasma-workspace-wallpapers images/2560x1600
mate-backgrounds mate/nature/
END
