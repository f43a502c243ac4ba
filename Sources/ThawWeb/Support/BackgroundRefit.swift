import ThawCore

/// Fits the memory model beside the requests when a session ends or has gone on for long: one fit at a time.
actor BackgroundRefit {
    private let store: any Store
    private let ambient: Ambient
    /// The fit that runs, or the last one.
    private(set) var current: Task<MemoryFit?, Never>?
    private var isRunning = false
    private var answersSinceLook = 0

    /// A session that never reaches its end is looked at after so many answers.
    private static let answersBetweenLooks = 50

    init(store: any Store, ambient: Ambient) {
        self.store = store
        self.ambient = ambient
    }

    func answered(by learner: Learner.ID, defaults: StudySettings) {
        answersSinceLook += 1
        if answersSinceLook >= Self.answersBetweenLooks { look(learner, defaults) }
    }

    func sessionEnded(of learner: Learner.ID, defaults: StudySettings) {
        if answersSinceLook > 0 { look(learner, defaults) }
    }

    private func look(_ learner: Learner.ID, _ defaults: StudySettings) {
        guard !isRunning else { return }
        isRunning = true
        answersSinceLook = 0
        let (store, ambient) = (store, ambient)
        current = Task.detached(priority: .background) {
            // A fit that fails (a full disk, a store being restored) is tried again after the next session.
            let fit = try? await store.refitIfDue(
                of: learner, defaults: defaults, at: ambient.now())
            await self.finished()
            return fit
        }
    }

    private func finished() { isRunning = false }
}
