import SquelchSystem

/// How many cores this process may use.
enum ProcessCores {
    /// Processors that are online.
    static var active: Int { Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))) }
}
