package dev.ripcord.step;

/** Whether a step's wanted state and identity are there. */
public sealed interface Judgement {

  /** One line for people. */
  String said();

  /** Whether looking again would not change it. */
  boolean isFinal();

  /** It is as wanted, and this is the evidence. */
  record Done(String said) implements Judgement {
    @Override
    public boolean isFinal() {
      return true;
    }
  }

  /** It is not so yet; it may still come. */
  record NotYet(String said) implements Judgement {
    @Override
    public boolean isFinal() {
      return false;
    }
  }

  /** It will not come by waiting: a crash loop, a refused configuration. */
  record Failed(String said) implements Judgement {
    @Override
    public boolean isFinal() {
      return true;
    }
  }

  /** What was seen does not tell. */
  record CannotTell(String said) implements Judgement {
    @Override
    public boolean isFinal() {
      return false;
    }
  }
}
