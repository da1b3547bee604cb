package dev.ripcord.target.dokku;

/**
 * Shows the repository of an app: its branches and tags, and its last commits, each with the image
 * that Dokku wrote into it when it was deployed by {@code git:from-image}. What is fetched for that
 * is removed again.
 */
final class HistoryScript {
  static final String TEXT =
      """
      # usage: sh -c "$TEXT" ripcord ADDRESS COMMITS BRANCH
      set -eu
      git ls-remote --heads --tags "$1"
      [ "$2" -gt 0 ] || exit 0
      folder=$(mktemp -d)
      trap 'rm -rf "$folder"' EXIT
      trap 'exit 1' HUP INT TERM
      git clone -q --bare --depth "$2" ${3:+--branch "$3"} "$1" "$folder/app" 2>/dev/null || exit 0
      cd "$folder/app"
      git log --first-parent --format='%H %ct' | while read -r commit at; do
        image=$(git show "$commit:Dockerfile" 2>/dev/null |
          sed -n 's/^LABEL com.dokku.docker-image-labeler.alternate-tags=\\[[\\\\"]*\\([^"\\\\]*\\).*/\\1/p' |
          head -n 1)
        echo "commit $commit $at $image"
      done
      """;

  private HistoryScript() {}
}
