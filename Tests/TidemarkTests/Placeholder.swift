import Testing
@testable import Tidemark
