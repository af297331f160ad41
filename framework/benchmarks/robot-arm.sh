#!/bin/sh
# Prints environment steps a second of the robot arm on each physics engine, and of the Python
# package mujoco with the same model and the same motion.
set -eu

usage() {
  cat <<END
Usage: robot-arm.sh [-n ROUNDS] [-e EPISODES] [-k KEYS] [-p PYTHON]
  -n ROUNDS    how often each has its turn, after one to warm up; default 5
  -e EPISODES  episodes in a turn, of 50 steps each; default 40
  -k KEYS      keys of environment.robot-arm to change, as 'task = lift, objects.clutter = 2'
  -p PYTHON    a Python with mujoco; default python3
END
}

rounds=5 episodes=40 keys= python=python3
while getopts n:e:k:p:h option; do
  case $option in
    n) rounds=$OPTARG ;;
    e) episodes=$OPTARG ;;
    k) keys=$OPTARG ;;
    p) python=$OPTARG ;;
    h) usage; exit 0 ;;
    *) usage >&2; exit 2 ;;
  esac
done

root=$(readlink -f "$(dirname "$0")/../..")
library='import mujoco, pathlib; print(*pathlib.Path(mujoco.__file__).parent.glob("libmujoco.so*"))'
# Both call one library: the one that Python has.
MUJOCO_LIBRARY=$("$python" -c "$library") || {
  echo "robot-arm.sh: $python has no mujoco; name a Python that has it with -p" >&2
  exit 2
}
export MUJOCO_LIBRARY

classes=$root/envs-robot/target
"$root/mvnw" -q -f "$root/pom.xml" -pl envs-robot -am -Dspotless.check.skip=true \
  -Dmdep.outputFile=target/test-classpath \
  test-compile org.apache.maven.plugins:maven-dependency-plugin:3.9.0:build-classpath

java -Dslf4j.internal.verbosity=ERROR \
  -cp "$classes/test-classes:$classes/classes:$(cat "$classes/test-classpath")" \
  dev.armature.envs.robot.RobotArmBenchmark "$rounds" "$episodes" "$python" "$keys"
