#!/bin/sh
# How long "armature plugins list" takes with many installed plugins, from the shell.
#   framework/benchmarks/plugins-list.sh [COUNT]
# Needs a built distribution and module: ./mvnw package -DskipTests
set -eu

root=$(cd "$(dirname "$0")/../.." && pwd)
count=${1:-200}
plugins=$(mktemp -d)
trap 'rm -rf "$plugins"' EXIT

java -cp "$root/framework/benchmarks/target/classes:$root/app/target/armature-0.1.0/lib/*" \
  dev.armature.benchmarks.plugins.ManyPlugins "$plugins" "$count"
armature=$root/app/target/armature-0.1.0/bin/armature

# The first one unpacks the archives and records their files.
listed=$("$armature" plugins list --plugins "$plugins" | grep -c many-)
[ "$listed" -eq "$count" ] || { echo "$listed of $count plugins are listed" >&2; exit 1; }
for run in 1 2 3 4 5; do
  before=$(date +%s%N)
  "$armature" plugins list --plugins "$plugins" >/dev/null
  after=$(date +%s%N)
  echo "run $run: $(((after - before) / 1000000)) ms with $count plugins"
done
