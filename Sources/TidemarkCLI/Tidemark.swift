import Tidemark

@main struct Main { static func main() {} }
