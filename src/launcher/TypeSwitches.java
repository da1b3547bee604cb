import java.io.BufferedOutputStream;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Copies a jar, and gives each {@code switch} over the types of our own classes a method that tests them one by one.
 *
 * <p>javac leaves that method to the JVM, which makes a class for each such switch when it is first come to, a
 * millisecond each time, and JDK 25 cannot keep those in its AOT cache (it keeps what lambdas become). A rollback comes
 * to twenty. The method answers as {@code java.lang.runtime.SwitchBootstraps.typeSwitch} is documented to.
 *
 * <p>usage: java TypeSwitches.java JAR NEW-JAR
 */
final class TypeSwitches {
  private static final String OURS = "dev/ripcord/";
  private static final String BOOTSTRAPS = "Ljava/lang/runtime/SwitchBootstraps;";

  private final ClassFile classes;
  private int replaced;

  private TypeSwitches(ClassFile classes) {
    this.classes = classes;
  }

  public static void main(String[] args) throws IOException {
    var from = Path.of(args[0]);
    try (var loader = new URLClassLoader(new URL[] {from.toUri().toURL()});
        var jar = new ZipFile(from.toFile());
        var copy = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(Path.of(args[1]))))) {
      // A frame of two types needs to know what they have in common.
      var hierarchy =
          ClassHierarchyResolver.ofResourceParsing(loader).orElse(ClassHierarchyResolver.defaultResolver());
      var switches = new TypeSwitches(ClassFile.of(ClassHierarchyResolverOption.of(hierarchy)));
      switches.copy(jar, copy);
      System.out.println(switches.replaced + " switches over types have a method of their own");
    }
  }

  /** Without entries for folders, which nobody asks for and each start would read. */
  private void copy(ZipFile jar, ZipOutputStream copy) throws IOException {
    for (var entry : Collections.list(jar.entries())) {
      if (!entry.isDirectory()) {
        var same = new ZipEntry(entry.getName());
        same.setTimeLocal(entry.getTimeLocal());
        copy.putNextEntry(same);
        copy.write(content(entry.getName(), jar.getInputStream(entry).readAllBytes()));
        copy.closeEntry();
      }
    }
  }

  private byte[] content(String name, byte[] bytes) {
    return name.startsWith(OURS) && name.endsWith(".class") ? changed(bytes) : bytes;
  }

  private byte[] changed(byte[] bytes) {
    var model = classes.parse(bytes);
    var found = new ArrayList<InvokeDynamicInstruction>();
    var changed = classes.transformClass(model, calls(model, found).andThen(methods(found)));
    if (found.isEmpty()) {
      return bytes;
    }
    replaced += found.size();
    var errors = classes.verify(changed);
    if (!errors.isEmpty()) {
      throw new IllegalStateException(model.thisClass().asInternalName() + ": " + errors);
    }
    return changed;
  }

  private static ClassTransform calls(ClassModel model, List<InvokeDynamicInstruction> found) {
    var isInterface = (model.flags().flagsMask() & ClassFile.ACC_INTERFACE) != 0;
    return ClassTransform.transformingMethodBodies((code, element) -> {
      if (element instanceof InvokeDynamicInstruction call && isTypeSwitch(call)) {
        code.invokestatic(model.thisClass().asSymbol(), name(found.size()), call.typeSymbol(), isInterface);
        found.add(call);
      } else {
        code.with(element);
      }
    });
  }

  /** Those with anything but types among their labels, or over a number, stay as they are. */
  private static boolean isTypeSwitch(InvokeDynamicInstruction call) {
    return call.name().equalsString("typeSwitch")
        && !call.typeSymbol().parameterType(0).isPrimitive()
        && call.bootstrapMethod().owner().descriptorString().equals(BOOTSTRAPS)
        && call.bootstrapArgs().stream().allMatch(ClassDesc.class::isInstance);
  }

  private static ClassTransform methods(List<InvokeDynamicInstruction> found) {
    var flags = ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC;
    return ClassTransform.endHandler(made -> {
      for (var i = 0; i < found.size(); i++) {
        var call = found.get(i);
        made.withMethodBody(name(i), call.typeSymbol(), flags, code -> tests(code, call.bootstrapArgs()));
      }
    });
  }

  /** Of (value, restart): -1 for null, else the first label from restart on that fits, else how many there are. */
  private static void tests(CodeBuilder code, List<ConstantDesc> labels) {
    var there = code.newLabel();
    code.aload(0).ifnonnull(there).iconst_m1().ireturn().labelBinding(there);
    for (var i = 0; i < labels.size(); i++) {
      var next = code.newLabel();
      code.iload(1).loadConstant(i).if_icmpgt(next);
      code.aload(0).instanceOf((ClassDesc) labels.get(i)).ifeq(next);
      code.loadConstant(i).ireturn().labelBinding(next);
    }
    code.loadConstant(labels.size()).ireturn();
  }

  private static String name(int number) {
    return "typeSwitch$" + number;
  }
}
