import Testing
@testable import Series
