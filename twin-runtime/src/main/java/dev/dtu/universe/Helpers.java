package dev.dtu.universe;

/// Who acts for universes in the real world, once they are there. Safe for many threads.
final class Helpers {

  /// Nobody does anything.
  static final Helpers NOBODY = new Helpers();

  private volatile Alarm alarm = Alarm.NONE;
  private volatile Courier courier = Courier.NONE;
  private volatile Room room = Room.PLENTY;

  void wakeBy(Alarm waker) {
    alarm = waker;
  }

  void sendBy(Courier sender) {
    courier = sender;
  }

  void keepWithin(Room memory) {
    room = memory;
  }

  /// What there is room for at the time.
  Room room() {
    return room;
  }

  /// Whoever wakes at the time.
  Alarm alarm() {
    return (universe, real) -> alarm.set(universe, real);
  }

  /// Whoever sends at the time.
  Courier courier() {
    return errand -> courier.take(errand);
  }
}
