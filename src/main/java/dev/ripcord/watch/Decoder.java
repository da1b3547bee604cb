package dev.ripcord.watch;

import dev.ripcord.rule.Sample;
import dev.ripcord.rule.Sample.Mark;
import dev.ripcord.rule.Sample.State;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** Reads what {@link Encoder} wrote; what cannot be read costs no more than its own piece. */
final class Decoder implements Frames.Sink {
  private final BiConsumer<String, Sample> sink;
  private final List<String> names = new ArrayList<>();
  private final List<Series> series = new ArrayList<>();
  private boolean lost = true;

  Decoder(BiConsumer<String, Sample> sink) {
    this.sink = sink;
  }

  @Override
  public void take(Frames.Kind kind, byte[] content, boolean afterGap) {
    switch (kind) {
      case MORE -> {
        lost |= afterGap;
        read(content);
      }
      case KEY -> {
        restart();
        read(content);
      }
      case PRESSED -> {
        restart();
        read(Pressed.open(content));
        lost = true;
      }
    }
  }

  private void restart() {
    names.clear();
    series.clear();
    lost = false;
  }

  private void read(byte[] content) {
    if (lost) {
      return;
    }
    try {
      var in = new Unpacked(content);
      while (!in.isOver()) {
        var each = series(in);
        sink.accept(each.service, each.read(in, this));
      }
    } catch (IllegalArgumentException | DateTimeException _) {
      // somebody else wrote it: what follows it leans on what could not be read
      lost = true;
    }
  }

  private Series series(Unpacked in) {
    var id = in.number();
    if (id == 0) {
      series.add(new Series(name(in), name(in)));
      return series.getLast();
    }
    return known(series, id);
  }

  private String name(Unpacked in) {
    var id = in.number();
    if (id == 0) {
      names.add(in.text());
      return names.getLast();
    }
    return known(names, id);
  }

  private static <T> T known(List<T> all, long id) {
    if (id < 1 || id > all.size()) {
      throw new IllegalArgumentException("it was never told of");
    }
    return all.get((int) id - 1);
  }

  /** What is known of a probe. */
  private static final class Series {
    private final String service;
    private final String probe;
    private long at;
    private long step;
    private List<String> names = List.of();
    private List<Figure> figures = List.of();
    private List<Mark> marks = List.of();

    Series(String service, String probe) {
      this.service = service;
      this.probe = probe;
    }

    Sample read(Unpacked in, Decoder by) {
      var head = in.one();
      time(in.signed());
      if ((head & SampleCode.SAME_NAMES) == 0) {
        names = in(in.count(), () -> by.name(in));
        figures = names.stream().map(_ -> Figure.NOTHING).toList();
      }
      if ((head & SampleCode.SAME_NUMBERS) == 0) {
        var before = figures.iterator();
        figures = in(figures.size(), () -> Figure.read(in, before.next()));
      }
      if ((head & SampleCode.SAME_MARKS) == 0) {
        marks = in(in.count(), () -> mark(by.name(in), in));
      }
      return sample(SampleCode.state(head));
    }

    private void time(long off) {
      var now = at + step + off;
      step = at == 0 ? 0 : now - at;
      at = now;
    }

    private Mark mark(String id, Unpacked in) {
      return new Mark(id, Instant.ofEpochMilli(at + in.signed()));
    }

    private Sample sample(State state) {
      var numbers = new TreeMap<String, Double>();
      for (var i = 0; i < names.size(); i++) {
        numbers.put(names.get(i), figures.get(i).value());
      }
      return new Sample(probe, Instant.ofEpochMilli(at), state, numbers, marks);
    }

    private static <T> List<T> in(int count, java.util.function.Supplier<T> each) {
      var all = new ArrayList<T>();
      for (var i = 0; i < count; i++) {
        all.add(each.get());
      }
      return all;
    }
  }
}
