#!/bin/sh
# Prints environment steps a second of Gymnasium's tasks with random actions, within Python and as
# environments of Armature.
set -eu

usage() {
  cat <<END
Usage: gymnasium.sh [-n ROUNDS] [-s STEPS] [-k KEYS] [-p PYTHON] [ID...]
  -n ROUNDS  how often each side has its turn, after one to warm up; default 5
  -s STEPS   steps in a turn; default 20000
  -k KEYS    keys of environment.gymnasium to change, as 'busy-wait = 0'
  -p PYTHON  a Python with gymnasium; default python3
  ID...      the tasks; default HalfCheetah-v5 and Pendulum-v1
END
}

rounds=5 steps=20000 keys= python=python3
while getopts n:s:k:p:h option; do
  case $option in
    n) rounds=$OPTARG ;;
    s) steps=$OPTARG ;;
    k) keys=$OPTARG ;;
    p) python=$OPTARG ;;
    h) usage; exit 0 ;;
    *) usage >&2; exit 2 ;;
  esac
done
shift $((OPTIND - 1))
[ $# -gt 0 ] || set -- HalfCheetah-v5 Pendulum-v1

root=$(readlink -f "$(dirname "$0")/../..")
"$python" -c 'import gymnasium' || {
  echo "gymnasium.sh: $python has no gymnasium; name a Python that has it with -p" >&2
  exit 2
}

module=$root/plugins/envs-gymnasium
"$root/mvnw" -q -f "$root/pom.xml" -pl plugins/envs-gymnasium -am -Dspotless.check.skip=true \
  -Dmdep.outputFile=target/test-classpath \
  test-compile org.apache.maven.plugins:maven-dependency-plugin:3.9.0:build-classpath

# Where the script for Python lies.
cd "$module"
java -Dslf4j.internal.verbosity=ERROR \
  -cp "target/test-classes:target/classes:$(cat target/test-classpath)" \
  dev.armature.envs.gymnasium.GymnasiumBenchmark "$rounds" "$steps" "$python" "$keys" "$@"
