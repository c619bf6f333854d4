#!/bin/sh
# Makes the source commit of each release with git, by dave, and keeps the raw commit objects: commits.sh FOLDER
#
# The commits hold what a release pins: its Python requirements and its Kubernetes objects. Dates are fixed, so the same
# content gives the same commit ids.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
example=$here/..
export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_SYSTEM=/dev/null
export GIT_AUTHOR_NAME="Dave Developer" GIT_AUTHOR_EMAIL=dave@acme.example
export GIT_COMMITTER_NAME="$GIT_AUTHOR_NAME" GIT_COMMITTER_EMAIL=$GIT_AUTHOR_EMAIL
git init --quiet --initial-branch main "$1"
mkdir "$1/deploy"
mkdir -p "$example/commits"

# make_commit FOLDER DATE VERSION DOCUMENT OBJECTS MESSAGE
make_commit() {
    folder=$1 date=$2 version=$3 name=$4 objects=$5 message=$6
    cp "$here/requirements-$version.txt" "$folder/requirements.txt"
    cp "$example/manifests/$objects" "$folder/deploy/objects.yaml"
    git -C "$folder" add --all
    GIT_AUTHOR_DATE=$date GIT_COMMITTER_DATE=$date git -C "$folder" commit --quiet --message "$message"
    git -C "$folder" cat-file commit HEAD >"$example/commits/$name.commit"
}
make_commit "$1" 2026-10-05T09:12:00Z 2.3.0 predecessor predecessor.yaml "Release 2.3.0"
make_commit "$1" 2026-11-16T14:30:00Z 2.4.0 promoted good.yaml "Release 2.4.0: bring the dependencies up to date"
make_commit "$1" 2026-11-20T10:05:00Z 2.5.0 pending pending.yaml "Release 2.5.0: invoices as PDF"
make_commit "$1" 2026-11-22T16:48:00Z 2.6.0-rc.1 rejected bad.yaml "Release 2.6.0-rc.1: receive payment webhooks"
