package dev.ripcord.host.ssh;

import com.jcraft.jsch.AgentIdentityRepository;
import com.jcraft.jsch.AgentProxyException;
import com.jcraft.jsch.Identity;
import com.jcraft.jsch.IdentityRepository;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.SSHAgentConnector;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.Vector;

/** Our keys: those of an agent first, then those in files, as OpenSSH offers them. */
final class Keys implements IdentityRepository {
  private final Optional<Path> agent;
  private final IdentityRepository files;
  private final boolean onlyFiles;

  private Keys(Optional<Path> agent, IdentityRepository files, boolean onlyFiles) {
    this.agent = agent;
    this.files = files;
    this.onlyFiles = onlyFiles;
  }

  static Keys of(JSch jsch, Route route, Optional<Path> agent) {
    for (var each : route.identities()) {
      if (Files.isReadable(each)) {
        add(jsch, each);
      }
    }
    return new Keys(agent, jsch.getIdentityRepository(), route.onlyThese());
  }

  /** A file that holds no key is passed over, as by OpenSSH: another key may do. */
  private static void add(JSch jsch, Path file) {
    try {
      jsch.addIdentity(file.toString());
    } catch (JSchException _) {
      // said by the refusal, should no other key do
    }
  }

  @Override
  public String getName() {
    return "agent and files";
  }

  @Override
  public int getStatus() {
    return RUNNING;
  }

  /** What can be used without asking anybody for a passphrase. */
  @Override
  @SuppressWarnings("JdkObsolete") // the library's own type
  public Vector<Identity> getIdentities() {
    var inFiles = files.getIdentities();
    var all = new Vector<Identity>();
    for (var each : inAgent()) {
      if (!onlyFiles || holds(inFiles, each)) {
        all.add(each);
      }
    }
    for (var each : inFiles) {
      if (!each.isEncrypted() && !holds(all, each)) {
        all.add(each);
      }
    }
    return all;
  }

  private Collection<Identity> inAgent() {
    try {
      return agent.isPresent() && Files.exists(agent.get())
          ? new AgentIdentityRepository(new SSHAgentConnector(agent.get())).getIdentities()
          : java.util.List.of();
    } catch (AgentProxyException _) {
      return java.util.List.of();
    }
  }

  private static boolean holds(Collection<Identity> keys, Identity key) {
    return keys.stream()
        .anyMatch(each -> Arrays.equals(each.getPublicKeyBlob(), key.getPublicKeyBlob()));
  }

  @Override
  public boolean add(byte[] identity) {
    return false;
  }

  @Override
  public boolean remove(byte[] blob) {
    return false;
  }

  @Override
  public void removeAll() {
    // the keys are the user's
  }
}
