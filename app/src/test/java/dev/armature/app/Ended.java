package dev.armature.app;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A command that has ended.
 *
 * @param status its exit status
 * @param out all of its standard output
 * @param err all of its standard error
 */
record Ended(int status, String out, String err) {

  /** Standard output as one JSON document, which it must be as a whole. */
  JsonNode json() {
    return JsonMapper.shared().readTree(out);
  }
}
