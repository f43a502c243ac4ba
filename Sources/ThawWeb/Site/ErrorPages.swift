import Foundation
import Hummingbird
import Logging
import ThawCore

/// Turns errors into pages: known ones with their sentence, unknown ones with the number of the request and nothing
/// else.
struct ErrorPages: RouterMiddleware {
    typealias Context = BasicRequestContext

    let site: Site

    func handle(
        _ request: Request, context: Context,
        next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch {
            let notice = Self.notice(for: error, request: context.id)
            if notice.status == .internalServerError {
                context.logger.error("a request failed", metadata: ["error": "\(error)"])
            }
            return try page(notice)
        }
    }

    private func page(_ notice: Notice) throws -> Response {
        do {
            return try site.response(
                ErrorPage(notice, layout: site.layout(notice.title)), status: notice.status)
        } catch {
            return notice.response(stylesheet: site.files.link("thaw.css"))
        }
    }

    static func notice(for error: any Error, request: String) -> Notice {
        switch error {
        case let error as ThawError: return notice(for: error)
        case let error as any NoticeError: return error.notice
        case let error as FormError:
            return Notice(status: .badRequest, title: "Not understood", sentence: error.sentence)
        case let error as HTTPError where error.status == .notFound:
            return Notice(
                status: .notFound, title: "Nothing here",
                sentence: "There is no page at this address. It may have been moved or deleted.")
        case let error as any HTTPResponseError where error.status.code < 500:
            return Notice(
                status: error.status, title: "Not understood",
                sentence: "The server could not make sense of this request. Go back and try again.")
        default:
            return Notice(
                status: .internalServerError, title: "Something failed",
                sentence: """
                    This did not work, and nothing was changed. Try again; if it happens again, report it with the \
                    number \(request).
                    """)
        }
    }

    private static func notice(for error: ThawError) -> Notice {
        switch error {
        case .noSuchResource, .noSuchItem:
            Notice(status: .notFound, title: "Not in the library", sentence: error.message)
        case .nothingToUndo:
            Notice(status: .conflict, title: "Nothing to take back", sentence: error.message)
        case .invalid:
            Notice(status: .unprocessableContent, title: "Not possible", sentence: error.message)
        case .notAStore, .newerStore, .damagedStore, .storeUnavailable, .unsupportedStore:
            Notice(
                status: .serviceUnavailable, title: "The store cannot be used",
                sentence: error.message)
        }
    }
}
