package dev.ripcord.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a message has to be like; pure. */
record WebSocketExpectation(List<String> contains, Map<JsonPath, Expected> json) {

  /** What is wrong with it; what was found at the paths is added to the evidence. */
  List<String> wrong(String message, Map<String, String> evidence) {
    var wrong = new ArrayList<String>();
    contains.stream()
        .filter(each -> !message.contains(each))
        .forEach(each -> wrong.add("'" + Texts.line(each) + "' is not in its first message"));
    if (!json.isEmpty()) {
      JsonValue.parse(message)
          .ifPresentOrElse(
              root -> wrong.addAll(HttpExpectation.wrong(json, root, evidence)),
              () -> wrong.add("its first message is no JSON"));
    }
    return wrong;
  }
}
