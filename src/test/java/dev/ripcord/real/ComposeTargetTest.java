package dev.ripcord.real;

/** Compose 2, and a file that asks for a tag that moves. */
@Needs(Part.DOCKER)
class ComposeTargetTest extends ComposeContract {
  ComposeTargetTest() {
    super(RealDocker.Generation.SECOND);
  }

  @Override
  String image() {
    return "registry.test/shop:latest";
  }

  @Override
  String pin() {
    return "";
  }
}
