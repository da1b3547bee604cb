package dev.ripcord;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;

/** Switches a guard off, to see that the tests of it notice. */
public final class Sabotage {
  private Sabotage() {}

  /** What happens instead of a call. */
  @FunctionalInterface
  public interface Instead {
    @Nullable Object of(Object[] arguments);
  }

  /** The same part, but with one method that does something else. */
  public static <T> T of(Class<T> type, T real, String method, Instead instead) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (_, called, arguments) -> {
              if (called.getName().equals(method)) {
                return instead.of(arguments);
              }
              try {
                return called.invoke(real, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }

  /** Runs a test, which has to fail: with what it asserts, and not by breaking down. */
  public static void noticedBy(ThrowingCallable test) {
    assertThatThrownBy(test).isInstanceOf(AssertionError.class);
  }
}
