package dev.ripcord.host;

import java.util.regex.Pattern;

/**
 * Names one try of one command of one step, so that its state can be found again after a crash.
 *
 * @param run the run's id
 * @param step the step's path, such as {@code 2.1}
 * @param attempt counted from 1
 * @param part which command of the step, such as {@code stop}
 */
public record ActId(String run, String step, int attempt, String part) {
  private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  public ActId {
    for (var each : new String[] {run, step, part}) {
      if (!SAFE.matcher(each).matches() || each.startsWith(".")) {
        throw new IllegalArgumentException("not usable as a folder name: " + each);
      }
    }
  }

  /** The same try, another command of it. */
  public ActId part(String name) {
    return new ActId(run, step, attempt, name);
  }

  /** Its folder below the host's state folder. */
  public String folder() {
    return run + "/" + step + "-" + attempt + "-" + part;
  }
}
