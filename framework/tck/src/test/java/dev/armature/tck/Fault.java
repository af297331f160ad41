package dev.armature.tck;

/** A wrong implementation, and how its contract has to tell. */
interface Fault {

  /** What is wrong, as an enum's constant. */
  String name();

  /** The name of the test that has to fail. */
  String test();

  /** Words of the message that it has to fail with: the rule that is broken. */
  String message();
}
