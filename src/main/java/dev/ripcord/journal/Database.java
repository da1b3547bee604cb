package dev.ripcord.journal;

import java.sql.SQLException;
import java.util.List;

/**
 * Where the tables are: how a transaction is begun and ended, and what can go wrong with it. All
 * other text is the same for every database; a new kind of database is one more of these.
 */
interface Database extends AutoCloseable {
  /**
   * Does the work in one transaction: all of it is durable when this returns, or none of it is. The
   * work may be done more than once, when a try of it was in another's way or the disk was full.
   */
  <T> T write(Work<T> work);

  /** Does the work with one view of the tables. */
  <T> T read(Work<T> work);

  /** The moment, within a transaction. */
  Moment now();

  /** Asks for what changes whenever something was written by anybody. */
  String markQuery();

  /** What the database itself finds wrong with its storage; a line each. */
  List<String> check();

  @Override
  void close();

  /** What to do in a transaction. */
  interface Work<T> {
    T in(Sql sql) throws SQLException;
  }
}
