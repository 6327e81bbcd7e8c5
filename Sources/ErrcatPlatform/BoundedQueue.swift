/// A queue between a thread that fills it and one that empties it.
///
/// It holds at most a few elements: the faster side waits for the other, so that memory does not
/// grow with the work.
package final class BoundedQueue<Element: Sendable>: @unchecked Sendable {
  // Whatever is below is touched only with the mutex held.
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let changed = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  private let capacity: Int
  private var elements: [Element] = []
  private var isClosed = false

  package init(capacity: Int) {
    self.capacity = capacity
    pthread_mutex_init(mutex, nil)
    pthread_cond_init(changed, nil)
  }

  deinit {
    pthread_cond_destroy(changed)
    pthread_mutex_destroy(mutex)
    changed.deallocate()
    mutex.deallocate()
  }

  /// Adds an element, once there is room.
  ///
  /// - Returns: Whether it was added: not if the queue is closed.
  package func put(_ element: Element) -> Bool {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    while elements.count == capacity, !isClosed { pthread_cond_wait(changed, mutex) }
    guard !isClosed else { return false }
    elements.append(element)
    pthread_cond_signal(changed)
    return true
  }

  /// Removes the first element, once there is one.
  ///
  /// - Returns: The element; nil if the queue is closed and empty.
  package func take() -> Element? {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    while elements.isEmpty, !isClosed { pthread_cond_wait(changed, mutex) }
    guard !elements.isEmpty else { return nil }
    pthread_cond_signal(changed)
    return elements.removeFirst()
  }

  /// Ends the queue: it takes no more elements, but gives out those it has.
  package func close() {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    isClosed = true
    pthread_cond_broadcast(changed)
  }
}
