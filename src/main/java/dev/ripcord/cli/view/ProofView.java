package dev.ripcord.cli.view;

import dev.ripcord.plan.PlannedCheck;
import dev.ripcord.plan.Proof;
import io.avaje.jsonb.Json;
import java.util.List;

/**
 * How it is proven that the service is back.
 *
 * @param required checks that have to be good so many times in a row
 * @param rest checks that are looked at once afterwards
 */
@Json
public record ProofView(
    List<String> required, List<String> rest, int good, long everyMs, long withinMs, long watchMs) {

  static ProofView of(Proof proof) {
    return new ProofView(
        names(proof.required()),
        names(proof.rest()),
        proof.good(),
        proof.every().toMillis(),
        proof.within().toMillis(),
        proof.watch().toMillis());
  }

  private static List<String> names(List<PlannedCheck> checks) {
    return checks.stream().map(PlannedCheck::name).toList();
  }
}
