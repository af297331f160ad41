#!/bin/sh
# Keeps the classes of a short training in lib/armature.jsa, from where the JVM maps them instead of
# reading and verifying them anew: each command starts a quarter sooner. The JVM ignores the archive
# where it is another build than this one, or where the distribution was moved.
#   class-archive.sh DISTRIBUTION
set -eu

home=$1
rm -f "$home/lib/armature.jsa"
runs=$(mktemp -d)
trap 'rm -rf "$runs"' EXIT

ARMATURE_JAVA_OPTS="-XX:ArchiveClassesAtExit=$home/lib/armature.jsa" \
  "$home/bin/armature" train "$home/experiments/pendulum.conf" --runs "$runs" \
  --set training.steps=320 --set training.warm-up-steps=300 --set evaluation.every=160 \
  --set evaluation.final-episodes=1 >"$runs/output" 2>&1 || {
  cat "$runs/output" >&2
  exit 1
}
