package dev.ripcord.app.demo;

/** The shop as a catalog describes it. */
final class DemoCatalog {
  private DemoCatalog() {}

  /** Paths stand in single quotes: they may hold blanks. */
  static String of(Shop shop) {
    return """
    ripcord: 1
    journal: journal.db
    services:
      shop:
        description: the shop of the demo
        target:
          directory:
            releases: %s
            current: %s
            needs: [ shop.properties ]
            activate:
              - command:
                  title: restart the shop
                  run: [ sh, %s, restart ]
                  undo: again
                  observe:
                    http:
                      url: %s
                      expect: { json: { $.version: "${release.name}" } }
                within: 30s
        probes:
          page:
            http: %s
          version:
            http:
              url: %s
              expect: { json: { $.version: "${release.name}" } }
        verify: { good: 3, every: 200ms, within: 5s, watch: 1m }
        procedures:
          quick:
            use-when: customers see errors after a deployment
            budget: 1m
            steps:
              - rollback: release
    """
        .formatted(
            quoted(shop.releases()),
            quoted(shop.current()),
            quoted(shop.control()),
            shop.address("/version"),
            shop.address("/"),
            shop.address("/version"));
  }

  private static String quoted(Object value) {
    return "'" + value.toString().replace("'", "''") + "'";
  }
}
