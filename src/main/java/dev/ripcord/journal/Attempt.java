package dev.ripcord.journal;

/** How far a try of a step has got. */
enum Attempt {
  INTENDED,
  ACCEPTED,
  SUCCEEDED,
  FAILED,
  DOUBTED
}
