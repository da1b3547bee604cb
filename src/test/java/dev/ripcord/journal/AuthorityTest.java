package dev.ripcord.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who may write which event. */
final class AuthorityTest {
  @Test
  void of_every_event_it_is_said_whether_the_holder_of_a_claim_appends_it() {
    var said = new HashSet<Class<?>>(Authority.APPENDED);
    said.addAll(List.of(Event.Created.class, Event.Claimed.class, Event.Superseded.class));
    assertThat(said).containsExactlyInAnyOrder(Event.class.getPermittedSubclasses());
  }
}
