package dev.ripcord.target.nginx;

/**
 * A process of nginx.
 *
 * @param started in hundredths of a second since the host's start; with the pid it is unique
 */
record Worker(long pid, long started) {
  @Override
  public String toString() {
    return pid + "@" + started;
  }
}
