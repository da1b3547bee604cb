package dev.ripcord.journal;

/** Somebody else has taken the run over: whoever gets this must stop acting at once. */
public final class FencedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public FencedException(Claim claim) {
    super(
        "run "
            + claim.run()
            + " was taken over by another process; this one (epoch "
            + claim.epoch()
            + ") does nothing more. 'ripcord show "
            + claim.run()
            + "' tells who");
  }
}
