package dev.ripcord.catalog;

/** The commented file that {@code ripcord init} writes; it passes {@code ripcord check}. */
public final class Starter {
  /** The name of its service when nobody says another one. */
  public static final String SERVICE = "my-service";

  private static final String TEXT =
      """
      # Ripcord's catalog: what you run, how it is put back, and how it is proven that it is back.
      # Put your own names, paths and addresses in; then:
      #
      #   ripcord check                  says what is wrong or dangerous in this file
      #   ripcord adopt my-service       records the releases that are there
      #   ripcord plan my-service        shows what a rollback would do, and does nothing
      #   ripcord rollback my-service    does it, and proves it
      #
      # 'ripcord schema' prints every key that may stand here, for your editor too.

      ripcord: 1

      # Where runs are recorded. Whoever acts on these services has to use the same journal.
      # journal: /var/lib/ripcord/journal.db

      services:
        my-service:
          description: what it does, in a few words

          # How it runs. This one has a folder for each release, and a link to the one in use. Other kinds:
          #   variants: an old and a new implementation side by side, each with 'runs:' and values in 'set:'
          #   systemd, pm2: a unit or an application, which has no releases of its own but can be a variant
          target:
            directory:
              releases: /srv/my-service/releases
              current: /srv/my-service/current
              activate:
                - systemd: { restart: my-service }

          # What a rollback costs its users.
          downtime: 5s

          # Looks at the service, each under a name. Let it say who it is: an old process that still holds the port
          # answers too.
          probes:
            runs: { unit: my-service }
            health:
              http:
                url: http://localhost:8080/health
                status: 200
                # expect: { json: { $.version: "${release.name}" } }

          # It is back when all of these are good, three times in a row; after 15 more good minutes its release is
          # certified, and a later rollback prefers it.
          verify:
            checks: [ runs, health ]
            good: 3
            every: 1s
            within: 30s
            watch: 15m

          # What must hold before anything is begun, and is looked at while nothing is wrong.
          prerequisites:
            - { name: the unit is installed, unit: { name: my-service, installed: true } }

          # The scenarios. The first one is meant when none is named.
          procedures:
            standard:
              use-when: a release makes errors, or is too slow
              budget: 5m
              steps:
                - { rollback: release }
                - { wait: healthy, within: 60s }
                # Steps of other kinds, for what else belongs to a release:
                # - env-file: { file: /srv/my-service/.env, set: { MODE: stable } }
                # - nginx: { site: /etc/nginx/conf.d/my-service.conf, variant: stable, as: root }
                # - command: { run: [ reindex ], verify: { file: /srv/my-service/index } }

            # Goes on past a step that failed, and says so at the end. It is never refused for a prerequisite.
            emergency:
              use-when: the service is down
              budget: 2m
              emergency: true
              continue-on-failure: true
              verify: [ health ]
              completed-by: standard
              steps:
                - { rollback: release }
                - { wait: health, within: 60s }

          # Whom to turn to; shown when it matters.
          contacts:
            - { level: L1, who: on call, reach: "+00 000 000", does: "tries 'standard'" }

      # Secrets never stand here, but where they are: ${env:NAME}, ${file:/path}, ${credential:NAME}.
      """;

  private Starter() {}

  /** The file for a service of this name; throws {@link CatalogException} for no good name. */
  public static String text(String service) {
    var name = Names.SHAPE.readOrThrow(new Node.Scalar(service, false, Place.whole("the name")));
    return TEXT.replace(SERVICE, name);
  }
}
