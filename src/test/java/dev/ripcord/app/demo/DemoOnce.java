package dev.ripcord.app.demo;

/** A process that is one demo, as the command line runs it; its argument is {@code keep}. */
final class DemoOnce {
  private DemoOnce() {}

  @SuppressWarnings("SystemOut") // it is what a person would see
  public static void main(String[] args) {
    var code = Demo.run(Demo.Options.of(args.length > 0), System.out::println);
    System.out.flush();
    Runtime.getRuntime().halt(code);
  }
}
