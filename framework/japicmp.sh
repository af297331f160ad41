#!/bin/sh
# Makes what has been built of the api and the tck what later builds are compared with: their classes
# alone, in src/japicmp. For a release, and for a break that the changelog tells.
#   ./mvnw package -pl framework/api,framework/tck -am -DskipTests && framework/japicmp.sh
set -eu

root=$(cd "$(dirname "$0")" && pwd)
version=$(sed -n 's:^  <version>\(.*\)</version>$:\1:p' "$root/../pom.xml")
for module in api tck; do
  jar=armature-$module-$version.jar
  classes=$(mktemp -d)
  unzip -q "$root/$module/target/$jar" '*.class' -d "$classes"
  mkdir -p "$root/$module/src/japicmp"
  rm -f "$root/$module/src/japicmp/"*.jar
  jar --create --no-manifest --file "$root/$module/src/japicmp/$jar" -C "$classes" .
  rm -rf "$classes"
done
