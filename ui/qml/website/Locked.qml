pragma ComponentBehavior: Bound

import QtQuick
import QtWebEngine
import Kiosk

// A page that can do no more than be looked at, touched and written in. Whatever else it wants is refused here, by name:
// Qt has a usual answer for most of it, and some of those open a window.
Window {
    id: window

    required property Lock lock
    required property string address
    required property real zoom
    required property string languages
    required property var authorities
    required property int patience
    // A dialog of the page, while it waits for an answer.
    property var asked: null
    property bool pinged: false

    color: "white"
    visible: true
    Component.onCompleted: stage.active = true

    // Nothing of a page is kept: a profile without a name has no folder.
    WebEngineProfilePrototype {
        id: nobody

        additionalTrustedCertificateFiles: window.authorities
        httpCacheType: WebEngineProfile.MemoryHttpCache
        persistentCookiesPolicy: WebEngineProfile.NoPersistentCookies
        persistentPermissionsPolicy: WebEngineProfile.AskEveryTime
    }

    Item {
        id: before

        objectName: "before"
        activeFocusOnTab: true
        onActiveFocusChanged: {
            if (activeFocus)
                window.lock.tabOut(false);
        }
    }

    // There is a profile once its prototype is complete.
    Loader {
        id: stage

        anchors.fill: parent
        active: false
        focus: true
        sourceComponent: page
    }

    Component {
        id: page

        WebEngineView {
            id: view

            property bool begun: false

            function tell() {
                window.lock.tell(url, canGoBack, canGoForward, loading || !begun);
            }

            focus: true
            activeFocusOnTab: true
            audioMuted: true
            zoomFactor: window.zoom
            profile: nobody.instance()
            userScripts.collection: [
                {
                    "name": "no calls",
                    "sourceCode": "for (const name of ['RTCPeerConnection', 'webkitRTCPeerConnection', 'RTCDataChannel']) delete window[name]",
                    "injectionPoint": WebEngineScript.DocumentCreation,
                    "worldId": WebEngineScript.MainWorld,
                    "runsOnSubFrames": true
                }
            ]

            settings.accelerated2dCanvasEnabled: false
            settings.allowRunningInsecureContent: false
            settings.backForwardCacheEnabled: false
            settings.dnsPrefetchEnabled: false
            settings.errorPageEnabled: false
            settings.fullScreenSupportEnabled: false
            settings.hyperlinkAuditingEnabled: false
            settings.javascriptCanAccessClipboard: false
            settings.javascriptCanPaste: false
            settings.javascriptCanOpenWindows: false
            settings.localContentCanAccessFileUrls: false
            settings.localContentCanAccessRemoteUrls: false
            settings.localStorageEnabled: true
            settings.navigateOnDropEnabled: false
            settings.pdfViewerEnabled: false
            settings.playbackRequiresUserGesture: true
            settings.pluginsEnabled: false
            settings.screenCaptureEnabled: false
            settings.spatialNavigationEnabled: true
            settings.touchEventsApiEnabled: true
            settings.unknownUrlSchemePolicy: WebEngineSettings.DisallowUnknownUrlSchemes
            settings.webGLEnabled: false
            settings.webRTCPublicInterfacesOnly: true

            Component.onCompleted: {
                profile.httpAcceptLanguage = window.languages;
                window.lock.guard(profile);
                url = window.address;
            }
            onUrlChanged: tell()
            // A new page begins with a zoom of its own.
            onLoadProgressChanged: zoomFactor = window.zoom
            onCanGoBackChanged: tell()
            onCanGoForwardChanged: tell()
            onLoadingChanged: change => {
                begun = true;
                tell();
                zoomFactor = window.zoom;
                if (change.status === WebEngineView.LoadStartedStatus)
                    window.lock.begin();
                if (change.status !== WebEngineView.LoadFailedStatus)
                    return;
                if (change.errorDomain === WebEngineView.CertificateErrorDomain)
                    window.lock.fail("certificate");
                else if (change.errorDomain === WebEngineView.ConnectionErrorDomain || change.errorDomain === WebEngineView.DnsErrorDomain)
                    window.lock.fail("offline");
            }
            onNavigationRequested: request => {
                if (window.lock.goes(request.url, request.isMainFrame))
                    request.accept();
                else
                    request.reject();
            }
            // A link that wants a window of its own gets this one.
            onNewWindowRequested: request => {
                if (request.userInitiated && window.lock.goes(request.requestedUrl, true))
                    url = request.requestedUrl;
            }
            onCertificateError: error => error.rejectCertificate()
            onSelectClientCertificate: selection => selection.selectNone()
            onAuthenticationDialogRequested: request => {
                request.accepted = true;
                request.dialogReject();
            }
            onJavaScriptDialogRequested: request => {
                request.accepted = true;
                if (request.type === JavaScriptDialogRequest.DialogTypeBeforeUnload)
                    request.dialogAccept();
                else if (request.type === JavaScriptDialogRequest.DialogTypePrompt || !window.lock.say(request.message, request.type === JavaScriptDialogRequest.DialogTypeConfirm))
                    request.dialogReject();
                else
                    window.asked = request;
            }
            onFileDialogRequested: request => {
                request.accepted = true;
                request.dialogReject();
                window.lock.deny("file");
            }
            onColorDialogRequested: request => {
                request.accepted = true;
                request.dialogReject();
            }
            onFileSystemAccessRequested: request => request.reject()
            onContextMenuRequested: request => request.accepted = true
            onTouchSelectionMenuRequested: request => request.accepted = true
            onTooltipRequested: request => request.accepted = true
            onFullScreenRequested: request => request.reject()
            onPermissionRequested: permission => permission.deny()
            onRegisterProtocolHandlerRequested: request => request.reject()
            onDesktopMediaRequested: request => request.cancel()
            onWebAuthUxRequested: request => request.cancel()
            onRenderProcessTerminated: window.lock.fail("crashed")
            onJavaScriptConsoleMessage: {}
            // Nothing: a page prints nothing, closes nothing, moves no window.
            onPrintRequested: {}
            onWindowCloseRequested: {}
            onGeometryChangeRequested: {}

            Connections {
                target: window.lock

                function onAnswered(yes: bool) {
                    const dialog = window.asked;
                    window.asked = null;
                    if (!dialog)
                        return;
                    if (yes)
                        dialog.dialogAccept();
                    else
                        dialog.dialogReject();
                }

                function onWent(to: string) {
                    if (to === "back" && view.canGoBack)
                        view.goBack();
                    else if (to === "forward" && view.canGoForward)
                        view.goForward();
                    else if (to === "again")
                        view.url = view.url.toString() ? view.url : window.address;
                }

                // What is written in must not lie under the keyboard.
                function onCovered() {
                    view.runJavaScript("document.activeElement && document.activeElement.scrollIntoViewIfNeeded()", WebEngineScript.ApplicationWorld);
                }
            }

            Connections {
                target: window

                function onZoomChanged() {
                    view.zoomFactor = window.zoom;
                }
            }

            // A page that counts for ever cannot answer. While it waits for a person, it need not.
            Timer {
                interval: window.patience
                running: window.asked === null
                repeat: true
                onRunningChanged: window.pinged = false
                onTriggered: {
                    if (window.pinged)
                        window.lock.fail("hung");
                    window.pinged = true;
                    view.runJavaScript("1", WebEngineScript.ApplicationWorld, () => window.pinged = false);
                }
            }

            Connections {
                target: view.profile

                // What is not accepted is not kept; who wanted it is told.
                function onDownloadRequested(download) {
                    download.cancel();
                    window.lock.deny("download");
                }

                function onPresentNotification(notification) {
                    notification.close();
                }
            }
        }
    }

    Item {
        id: after

        objectName: "after"
        activeFocusOnTab: true
        onActiveFocusChanged: {
            if (activeFocus)
                window.lock.tabOut(true);
        }
    }
}
